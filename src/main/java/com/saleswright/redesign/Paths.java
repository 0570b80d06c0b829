package com.saleswright.redesign;

/** What resource names tell. */
final class Paths {

    private Paths() {}

    /** {@code deals} of {@code processes/deals/deal-approval.bpmn}. */
    static String capability(String file) {
        String[] parts = file.split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    /** {@code deal-approval} of {@code processes/deals/deal-approval.bpmn}. */
    static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
