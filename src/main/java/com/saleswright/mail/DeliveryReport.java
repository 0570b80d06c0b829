package com.saleswright.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report on a mail that was not delivered (RFC 3464, a {@code multipart/report} of {@code delivery-status}). Everything
 * else that arrives in such a mailbox, above all replies from people who are away, says nothing about delivery.
 *
 * @param message the mail that it is about; null when the report does not tell
 * @param reason what the server said
 */
record DeliveryReport(@Nullable UUID message, String reason) {

    private static final int LONGEST_REASON = 500;
    /** What is larger is no report. */
    private static final int MOST_BYTES = 200_000;

    /** Reads a message; empty unless it reports that delivery has failed for good. */
    static Optional<DeliveryReport> read(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")
                || !"delivery-status"
                        .equalsIgnoreCase(new ContentType(message.getContentType()).getParameter("report-type"))
                || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        List<InternetHeaders> status = List.of();
        @Nullable String original = null;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                status = groups(part);
            } else if (part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822")
                    || part.isMimeType("message/global-headers")) {
                original = messageId(part);
            }
        }
        Optional<InternetHeaders> failed =
                status.stream().filter(DeliveryReport::hasFailedForGood).findFirst();
        Optional<UUID> about = ReturnPath.messageIn(addressees(message));
        if (about.isEmpty() && original != null) {
            about = ReturnPath.ofMessageId(original);
        }
        UUID id = about.orElse(null);
        return failed.map(f -> new DeliveryReport(id, reason(f)));
    }

    /** To which of our addresses the report came; servers along the way note it in different headers. */
    private static String addressees(MimeMessage message) throws MessagingException {
        List<String> all = new ArrayList<>();
        for (String header : List.of("To", "Delivered-To", "X-Original-To", "Envelope-To")) {
            String[] values = message.getHeader(header);
            if (values != null) {
                all.addAll(List.of(values));
            }
        }
        return String.join(" ", all);
    }

    private static boolean hasFailedForGood(InternetHeaders recipient) {
        String action = header(recipient, "Action");
        String status = header(recipient, "Status");
        return action.equalsIgnoreCase("failed") && (status.isEmpty() || status.startsWith("5"));
    }

    private static String reason(InternetHeaders recipient) {
        String diagnostic = header(recipient, "Diagnostic-Code").replaceFirst("(?i)^smtp;\\s*", "");
        String text = Stream.of(diagnostic, header(recipient, "Status"))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("The mail could not be delivered");
        return SafeText.line(text, LONGEST_REASON);
    }

    private static String header(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, " ");
        return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }

    /** The status part is groups of fields with blank lines between: one for the message, one for each recipient. */
    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        List<InternetHeaders> groups = new ArrayList<>();
        try (var content = new PushbackInputStream(limited(part))) {
            for (int next = content.read(); next >= 0; next = content.read()) {
                content.unread(next);
                groups.add(new InternetHeaders(content, true));
            }
        }
        return groups;
    }

    private static String messageId(Part part) throws MessagingException, IOException {
        try (InputStream content = limited(part)) {
            return header(new InternetHeaders(content, true), "Message-ID");
        }
    }

    private static InputStream limited(Part part) throws MessagingException, IOException {
        return new ByteArrayInputStream(part.getInputStream().readNBytes(MOST_BYTES));
    }
}
