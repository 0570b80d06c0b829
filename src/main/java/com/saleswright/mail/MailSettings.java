package com.saleswright.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code saleswright.mail}.
 *
 * @param from the sender of all mail, an address with or without a name
 * @param keep how long mail stays after it was sent or discarded
 */
@ConfigurationProperties("saleswright.mail")
record MailSettings(
        @DefaultValue("Saleswright <saleswright@localhost>") String from, @DefaultValue("90d") Duration keep) {}
