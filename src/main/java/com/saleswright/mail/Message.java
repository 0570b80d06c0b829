package com.saleswright.mail;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param key names the purpose, for example {@code DEAL-2026-0042/approval-request/17}; sending a key twice is one mail
 * @param template {@code capability/name}, a constant of the program and never made from input
 * @param to the address; a wrong one ends among the dead letters, see {@link Outbox#send}
 * @param recipientName the name beside the address, and {@code recipientName} in the template
 * @param language of the recipient
 * @param model what the template shows; escaped on the way out
 * @param caseKey business key of the case that it belongs to, if any
 */
public record Message(
        String key,
        String template,
        String to,
        String recipientName,
        Locale language,
        Map<String, Object> model,
        @Nullable String caseKey) {

    private static final int LONGEST_KEY = 200;
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");

    public Message {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "Message key must have 1 to %d characters: '%s'".formatted(LONGEST_KEY, key));
        }
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    "Mail template must be named 'capability/name' in kebab-case: '%s'".formatted(template));
        }
        // Not Map.copyOf: a template may well show an optional value, which is null.
        model = Collections.unmodifiableMap(new HashMap<>(model));
    }
}
