package com.saleswright.redesign.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.BuildingBlocks;
import com.saleswright.redesign.CatalogueView;
import com.saleswright.redesign.Versions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What diagrams can use, with what is live now, for the studio and for scripts. */
@RestController
@RequestMapping("/api/redesigns")
@PreAuthorize(RedesignPages.OWNERS)
class CatalogueApi {

    private final BuildingBlocks blocks;
    private final Versions versions;

    CatalogueApi(BuildingBlocks blocks, Versions versions) {
        this.blocks = blocks;
        this.versions = versions;
    }

    @GetMapping("/catalogue")
    CatalogueView catalogue() {
        return blocks.catalogue(versions.live());
    }

    @GetMapping("/element-templates")
    JsonNode templates() {
        return blocks.templates(versions.live());
    }
}
