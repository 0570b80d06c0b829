package com.saleswright.mail;

import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks into the mailbox for what could not be delivered, and tells whoever sent it. What was looked at is marked as
 * read and stays: the mailbox belongs to the administrators.
 */
class BounceReader {

    private static final Logger log = LoggerFactory.getLogger(BounceReader.class);
    private static final String PATIENCE = "10000";
    private static final int MOST = 200;

    private final BounceSettings settings;
    private final MailTable table;
    private final ApplicationEventPublisher events;

    BounceReader(BounceSettings settings, MailTable table, ApplicationEventPublisher events) {
        this.settings = settings;
        this.table = table;
        this.events = events;
    }

    /** An unreachable mailbox is tried again next time. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "${saleswright.bounces.every:PT1M}")
    void look() {
        try {
            read();
        } catch (MessagingException e) {
            log.warn("The mailbox for bounces cannot be read ({}): {}", settings, e.getMessage());
        }
    }

    /** @return how many reports there were about our mail */
    int read() throws MessagingException {
        int ours = 0;
        try (Store store = session().getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
                for (int i = 0; i < Math.min(unseen.length, MOST); i++) {
                    if (unseen[i] instanceof MimeMessage message && tells(message)) {
                        ours++;
                    }
                    unseen[i].setFlag(Flag.SEEN, true);
                }
            }
        }
        return ours;
    }

    private boolean tells(MimeMessage message) throws MessagingException {
        Optional<DeliveryReport> report;
        try {
            report = DeliveryReport.read(message);
        } catch (IOException | MessagingException e) {
            log.warn("A message in the mailbox for bounces cannot be read: {}", e.getMessage());
            return false;
        }
        Optional<MailBounced> bounced = report.flatMap(r -> table.bounced(r.message(), r.reason()));
        bounced.ifPresent(events::publishEvent);
        return bounced.isPresent();
    }

    private Session session() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"imap", "imaps"}) {
            // Without limits a hanging server would hold this for ever.
            properties.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE);
            properties.setProperty("mail." + protocol + ".timeout", PATIENCE);
            properties.setProperty("mail." + protocol + ".writetimeout", PATIENCE);
        }
        return Session.getInstance(properties);
    }
}
