package com.saleswright.redesign;

import java.util.regex.Pattern;

/** What resource names tell. */
public final class Paths {

    private static final Pattern CONTENT =
            Pattern.compile("processes/[a-z0-9-]+/[^/]+\\.(bpmn|dmn)|forms/[a-z0-9-]+/[^/]+\\.form");

    private Paths() {}

    /** {@code deals} of {@code processes/deals/deal-approval.bpmn}. */
    public static String capability(String file) {
        String[] parts = file.split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    /** Whether it names a diagram, a decision table or a form in a capability folder. */
    static boolean isContent(String file) {
        return CONTENT.matcher(file).matches();
    }

    /** {@code deal-approval} of {@code processes/deals/deal-approval.bpmn}. */
    public static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
