package com.saleswright.deals;

import org.jspecify.annotations.Nullable;

/**
 * What a list of quotes shows; null means any.
 *
 * @param text beginnings of words in the number, the customer's name or the title; each must be there
 * @param mineToAct only the viewer's own quotes that were sent back or have conditions to accept
 */
public record QuoteFilter(
        @Nullable String text, @Nullable QuoteStatus status, @Nullable String owner, boolean mineToAct, Sort sort) {

    /** Everything, the latest first. */
    public static final QuoteFilter ALL = new QuoteFilter(null, null, null, false, Sort.CHANGED);

    /** In which order. */
    public enum Sort {
        CHANGED("changed_at DESC, number DESC", "Last changed"),
        NUMBER("number DESC", "Number"),
        CUSTOMER("customer_name, number", "Customer"),
        AMOUNT("amount DESC, number", "Amount"),
        VALID_UNTIL("valid_until, number", "Valid until");

        private final String columns;
        private final String label;

        Sort(String columns, String label) {
            this.columns = columns;
            this.label = label;
        }

        public String label() {
            return label;
        }

        String columns() {
            return columns;
        }
    }
}
