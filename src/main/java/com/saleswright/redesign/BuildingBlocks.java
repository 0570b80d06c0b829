package com.saleswright.redesign;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.engine.Content;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What a process owner can put into a diagram, as code and content offer it. Content with a file that cannot be read is
 * refused with an {@link IllegalArgumentException} that names the file.
 */
@Component
public class BuildingBlocks {

    private final Supplier<Catalogue> catalogue;

    BuildingBlocks(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /** All of them, to read. */
    public CatalogueView catalogue(Content content) {
        return CatalogueView.of(draft(content));
    }

    /** Element templates, by which the modelers of bpmn.io make a task one of ours: an array in their JSON format. */
    public JsonNode templates(Content content) {
        return ElementTemplates.of(draft(content));
    }

    private Draft draft(Content content) {
        Draft draft = Draft.of(content, catalogue.get(), Replaced.UNKNOWN);
        if (!draft.unreadable().isEmpty()) {
            throw new IllegalArgumentException(draft.unreadable().get(0).toString());
        }
        return draft;
    }
}
