package com.saleswright.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code saleswright.mail}.
 *
 * @param from the sender of all mail, an address with or without a name
 */
@ConfigurationProperties("saleswright.mail")
record MailSettings(@DefaultValue("Saleswright <saleswright@localhost>") String from) {}
