package com.saleswright.mail;

import java.util.regex.Pattern;

/** Makes one harmless line of any text, for headers: a line break there would start a header of the sender's choice. */
final class SafeText {

    /** Control characters, line and paragraph separators, and marks that turn the reading direction around. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\s]+");

    private SafeText() {}

    static String line(String text, int longest) {
        String line = UNSAFE.matcher(text).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        // Never half of a character that takes two places.
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }
}
