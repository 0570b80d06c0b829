package com.saleswright.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Chooses between a mail server and the built-in mailbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailSetup {

    /** Spring makes a mail sender exactly when {@code spring.mail.host} is set. */
    @Bean
    Delivery delivery(ObjectProvider<JavaMailSenderImpl> sender) {
        return sender.getIfAvailable() == null ? Delivery.MAILBOX : Delivery.SMTP;
    }
}
