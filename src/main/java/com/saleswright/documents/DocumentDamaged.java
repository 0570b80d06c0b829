package com.saleswright.documents;

/** The content of an archived document is no longer what was archived. */
public class DocumentDamaged extends RuntimeException {

    DocumentDamaged(ArchivedDocument document) {
        super("Document %d (%s) is not what was archived: its hash differs from %s"
                .formatted(document.id(), document.name(), document.sha256()));
    }
}
