package com.saleswright.redesign.compare;

import java.util.List;
import java.util.Locale;

/**
 * One part of a file that differs.
 *
 * @param id its id afterwards; before, when it was removed
 * @param oldId its id before; afterwards, when it was added
 * @param kind what it is, in words: "user task", "row", "text field"
 * @param label what people call it
 * @param group the process, decision or form that it belongs to
 * @param differences what differs; for one that was added or removed, all that it says
 */
public record Change(
        Type type, String id, String oldId, String kind, String label, String group, List<Difference> differences) {

    /** How it differs. */
    public enum Type {
        ADDED("+"),
        REMOVED("−"),
        CHANGED("~"),
        /** Confirmed as the same under another id. */
        RENAMED("→");

        private final String sign;

        Type(String sign) {
            this.sign = sign;
        }

        /** One letter, so that colour is never the only carrier. */
        public String sign() {
            return sign;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param property in words: "Due date"
     * @param before empty when it had none
     * @param after empty when it has none
     */
    public record Difference(String property, String before, String after) {}
}
