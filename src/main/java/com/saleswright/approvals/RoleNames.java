package com.saleswright.approvals;

import java.util.Locale;
import java.util.Set;

/** Roles as people read them: "sales-vp" is "Sales VP". */
final class RoleNames {

    private static final Set<String> ABBREVIATIONS = Set.of("vp", "hr");

    private RoleNames() {}

    static String of(String role) {
        if (role.equals(Requirement.NEXT_LEVEL)) {
            return "Superior";
        }
        StringBuilder name = new StringBuilder();
        for (String word : role.split("-", -1)) {
            if (!name.isEmpty()) {
                name.append(' ');
            }
            name.append(ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
