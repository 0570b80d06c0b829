package com.saleswright.mail;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses between a mail server and the built-in mailbox: Spring makes a mail sender when one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, BounceSettings.class})
class MailSetup {

    @Bean
    Delivery delivery(ObjectProvider<JavaMailSenderImpl> server) {
        return server.getIfAvailable() == null ? Delivery.MAILBOX : Delivery.SMTP;
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    Relay relay(
            MailTable table,
            TransactionTemplate transaction,
            JavaMailSenderImpl server,
            MailSettings settings,
            BounceSettings bounces,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Relay(
                table,
                transaction,
                server,
                Smtp.sender(settings.from()),
                new ReturnPath(bounces.address()),
                events,
                clock);
    }

    @Bean
    @ConditionalOnProperty("saleswright.bounces.host")
    BounceReader bounceReader(BounceSettings settings, MailTable table, ApplicationEventPublisher events) {
        return new BounceReader(settings, table, events);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    @ConditionalOnProperty(name = "saleswright.mail.relay.enabled", matchIfMissing = true)
    RelayThread relayThread(Relay relay, RelaySignal signal) {
        return new RelayThread(relay, signal);
    }
}
