package com.saleswright.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code saleswright.mail}.
 *
 * @param from the sender of all mail, an address with or without a name
 * @param relay the delivery to the mail server
 */
@ConfigurationProperties("saleswright.mail")
record MailSettings(@DefaultValue("Saleswright <saleswright@localhost>") String from, @DefaultValue Relay relay) {

    /** @param enabled whether this node delivers; tests deliver by hand */
    record Relay(@DefaultValue("true") boolean enabled) {}
}
