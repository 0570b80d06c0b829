package com.saleswright.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address to which servers send what they cannot deliver: one for each mail, so that a report tells by its own
 * address which mail it is about, whatever the server has written into it.
 */
final class ReturnPath {

    private static final Pattern TOKEN =
            Pattern.compile("\\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");

    private final @Nullable String address;

    /** @param address for example {@code bounces@example.com}; null for the sender of the mail */
    ReturnPath(@Nullable String address) {
        this.address = address == null || address.isBlank() ? null : address.strip();
        if (this.address != null && MailAddress.problem(this.address).isPresent()) {
            throw new IllegalArgumentException("saleswright.bounces.address is not a mail address: '" + address + "'");
        }
    }

    /** The envelope sender of a mail; empty for the usual one. */
    Optional<String> of(UUID messageId) {
        if (address == null) {
            return Optional.empty();
        }
        int at = address.lastIndexOf('@');
        return Optional.of(
                address.substring(0, at) + "+" + messageId.toString().replace("-", "") + address.substring(at));
    }

    /** The mail that an address was made for. */
    static Optional<UUID> messageIn(String recipients) {
        Matcher token = TOKEN.matcher(recipients.toLowerCase(Locale.ROOT));
        return token.find()
                ? Optional.of(UUID.fromString(String.join(
                        "-", token.group(1), token.group(2), token.group(3), token.group(4), token.group(5))))
                : Optional.empty();
    }

    /** The mail with this Message-ID. */
    static Optional<UUID> ofMessageId(String header) {
        Matcher id = MESSAGE_ID.matcher(header.toLowerCase(Locale.ROOT));
        return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
    }
}
