package com.saleswright.mail;

/**
 * A mail did not arrive and never will: the recipient's server has refused it, at once or later by a report. Published
 * once in a while for the same mail more than once, and outside of any transaction.
 *
 * @param messageKey of the {@link Message}
 * @param recipient the address that it was sent to
 * @param reason in the words of the server, in one line
 */
public record MailBounced(String messageKey, String recipient, String reason) {}
