package com.saleswright.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code saleswright.bounces}: the mailbox to which mail servers report what they could not deliver. Off
 * without a host.
 *
 * @param address to which reports go, for example {@code bounces@example.com}; its server must deliver {@code
 *     bounces+anything@example.com} to the same mailbox. Null: reports go to the sender of the mail, and are known by
 *     the Message-ID inside them
 * @param host of the IMAP server
 * @param protocol imaps, or imap without encryption
 * @param folder that reports are in
 */
@ConfigurationProperties("saleswright.bounces")
record BounceSettings(
        @Nullable String address,
        @Nullable String host,
        @DefaultValue("993") int port,
        @DefaultValue("imaps") String protocol,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("1m") Duration every) {

    /** For logs, without the password. */
    @Override
    public String toString() {
        return "%s at %s:%d".formatted(folder, host, port);
    }
}
