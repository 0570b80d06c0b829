package com.saleswright.signing;

import com.saleswright.links.IssuedLink;
import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What signers and owners are told by mail. */
@Component
class EnvelopeMails {

    private final Outbox outbox;
    private final People people;

    EnvelopeMails(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    /** To a signer: please sign, still please sign, you have more time. */
    void toSigner(String mail, Envelope envelope, Party party, IssuedLink link) {
        send(mail, envelope, party, link.id(), Map.of("link", link.address().toString()));
    }

    /** To a signer: you need not sign any more. */
    void ended(Envelope envelope, Party party, String why, long event) {
        send("ended", envelope, party, event, Map.of("why", why));
    }

    /** To a signer or somebody who gets a copy: it is signed by everybody. */
    void completed(Envelope envelope, String holder, String email, String name, Locale language, IssuedLink link) {
        Map<String, Object> model = model(envelope, language, ZoneOffset.UTC);
        model.put("link", link.address().toString());
        outbox.send(new Message(
                key("completed", envelope, holder, link.id()),
                "signing/completed",
                email,
                name,
                language,
                model,
                envelope.caseKey()));
    }

    /** To who answers for the envelope, or to somebody above. */
    void toStaff(String mail, Envelope envelope, Employee reader, String text, long event) {
        Locale language = Locale.forLanguageTag(reader.language());
        Map<String, Object> model = model(envelope, language, zone(reader));
        model.put("text", text);
        outbox.send(new Message(
                key(mail, envelope, reader.userId(), event),
                "signing/" + mail,
                reader.email(),
                reader.name(),
                language,
                model,
                envelope.caseKey()));
    }

    private void send(String mail, Envelope envelope, Party party, long event, Map<String, Object> more) {
        Map<String, Object> model = model(envelope, party.language(), ZoneOffset.UTC);
        model.putAll(more);
        outbox.send(new Message(
                key(mail, envelope, party.holder(), event),
                "signing/" + mail,
                party.email(),
                party.name(),
                party.language(),
                model,
                envelope.caseKey()));
    }

    private Map<String, Object> model(Envelope envelope, Locale language, ZoneId zone) {
        Map<String, Object> model = new HashMap<>();
        model.put("number", envelope.number());
        model.put("subject", envelope.subject());
        model.put("document", envelope.document());
        model.put("owner", people.find(envelope.owner()).map(Employee::name).orElse(envelope.owner()));
        model.put("expires", time(envelope.expires(), language, zone));
        return model;
    }

    private ZoneId zone(Employee reader) {
        return ZoneId.of(people.office(reader.office()).zone());
    }

    static String time(@Nullable Instant instant, Locale language, ZoneId zone) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(language)
                                .withZone(zone)
                                .format(instant)
                        + (zone.equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    private static String key(String mail, Envelope envelope, String to, long event) {
        return "%s/signing-%s/%s/%d".formatted(envelope.number(), mail, to, event);
    }

    /** The signer that a mail of ours was for, by its key; null for mail to others. */
    static @Nullable Long signerOf(String messageKey) {
        String[] parts = messageKey.split("/", -1);
        boolean ours = parts.length == 4
                && parts[0].startsWith(Envelopes.PREFIX + "-")
                && parts[1].matches("signing-(request|reminder|extended)")
                && parts[2].matches("\\d{1,18}");
        return ours ? Long.valueOf(parts[2]) : null;
    }
}
