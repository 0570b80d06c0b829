package com.saleswright.engine.forms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of forms mean what they mean in the browser; Java reads a few things differently. */
final class JsPattern {

    private static final String JS_SPACE =
            "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

    private JsPattern() {}

    /**
     * Whether the pattern is found in the text.
     *
     * @throws PatternSyntaxException when the pattern is none
     */
    static boolean matches(String pattern, String text) {
        return KNOWN.computeIfAbsent(pattern, p -> Pattern.compile(translate(p)))
                .matcher(text)
                .find();
    }

    /** The length after trimming as the browser trims. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == '\u00a0'
                || c == '\ufeff'
                || c == '\u2028'
                || c == '\u2029'
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static String translate(String pattern) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                switch (next) {
                    case 's' -> java.append(inClass ? JS_SPACE : "[" + JS_SPACE + "]");
                    case 'S' -> java.append(inClass ? "\\S" : "[^" + JS_SPACE + "]");
                    default -> java.append(c).append(next);
                }
            } else if (!inClass && pattern.startsWith("[^]", i)) {
                java.append("[\\s\\S]");
                i += 2;
            } else if (inClass) {
                // Inside a class, Java takes [ and && for nested classes.
                if (c == '[' || c == '&') {
                    java.append('\\');
                }
                java.append(c);
                inClass = c != ']';
            } else if (c == '[') {
                java.append(c);
                inClass = true;
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '^') {
                    java.append(pattern.charAt(++i));
                }
            } else {
                // Java's $ also matches before a line break at the end.
                java.append(c == '$' ? "\\z" : String.valueOf(c));
            }
        }
        return java.toString();
    }
}
