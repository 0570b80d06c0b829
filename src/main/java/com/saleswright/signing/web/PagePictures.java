package com.saleswright.signing.web;

import com.saleswright.documents.Pictures;
import com.saleswright.documents.PicturesRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The pages of documents that are being signed, as pictures. A few documents are kept: their signers read at the same time. */
@Component
class PagePictures {

    private static final int KEPT = 12;

    private final Pictures pictures;
    private final Map<String, List<byte[]>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<byte[]>> eldest) {
            return size() > KEPT;
        }
    };

    PagePictures(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The pages; empty when they cannot be painted. */
    Optional<List<byte[]>> of(String sha256, Supplier<byte[]> pdf) {
        synchronized (kept) {
            List<byte[]> there = kept.get(sha256);
            if (there != null) {
                return Optional.of(there);
            }
        }
        try {
            List<byte[]> painted = pictures.pages(pdf.get());
            synchronized (kept) {
                kept.put(sha256, painted);
            }
            return Optional.of(painted);
        } catch (PicturesRefused e) {
            return Optional.empty();
        }
    }
}
