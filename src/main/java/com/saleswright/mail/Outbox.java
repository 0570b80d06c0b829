package com.saleswright.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail in the transaction of the domain change that causes it; delivery follows after the commit. */
@Component
public class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final MailTemplates templates;
    private final MailTable table;
    private final Delivery delivery;
    private final RelaySignal signal;
    private final Clock clock;

    Outbox(MailTemplates templates, MailTable table, Delivery delivery, RelaySignal signal, Clock clock) {
        this.templates = templates;
        this.table = table;
        this.delivery = delivery;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Removes mail to this address whose keys begin so, sent or not, in the current transaction.
     *
     * @param address in any letter case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String keyPrefix, String address) {
        table.erase(keyPrefix, address.toLowerCase(Locale.ROOT));
    }

    /**
     * Renders the mail now and stores it with the current transaction: rolled-back work sends nothing. It never waits
     * for a mail server. A key that is there already is left as it is. One statement.
     *
     * <p>An address that no mail server would take does not break the case: the mail becomes a dead letter at once, with
     * the address and what is wrong with it, where administrators see it. A person's wrong address is nothing that the
     * one at the form could mend.
     *
     * @throws IllegalArgumentException when the template is missing or fails, which is a mistake in the program
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Message message) {
        Rendered rendered = templates.render(message);
        Optional<String> problem = MailAddress.problem(message.to());
        Status status = problem.isPresent() ? Status.DEAD : delivery.firstStatus();
        Instant now = clock.instant();
        String recipient = SafeText.line(message.to(), MailTable.LONGEST_RECIPIENT);
        boolean added = table.insert(new MailTable.NewMail(
                message.key(),
                UUID.randomUUID(),
                message.template(),
                message.caseKey(),
                recipient,
                SafeText.line(message.recipientName(), MailTable.LONGEST_NAME),
                recipient.toLowerCase(Locale.ROOT),
                rendered,
                status,
                now,
                problem.orElse(null)));
        if (added && status == Status.QUEUED) {
            signal.afterCommit();
        }
        if (added && status == Status.DEAD) {
            log.warn("Mail {} is a dead letter: its recipient's address is not valid", message.key());
        }
    }
}
