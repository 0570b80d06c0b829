package com.saleswright.signing;

import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Ends envelopes that are not signed: the links die, and whoever has signed or was asked is told. */
@Component
class Endings {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final EnvelopeRepository envelopes;
    private final EnvelopeMails mails;
    private final SignLinks links;
    private final Trail trail;

    Endings(EnvelopeRepository envelopes, EnvelopeMails mails, SignLinks links, Trail trail) {
        this.envelopes = envelopes;
        this.mails = mails;
        this.links = links;
        this.trail = trail;
    }

    /**
     * Ends an envelope.
     *
     * @param text of the event
     * @param why for the signers
     * @param address from where; empty for what we do
     */
    void end(
            Envelope envelope,
            Status end,
            String kind,
            String actor,
            String text,
            String why,
            String address,
            Map<String, Object> facts) {
        if (!envelopes.status(envelope.id(), envelope.status(), end)) {
            throw new SigningRefused("envelope", "ended", "The envelope is not open any more.");
        }
        List<Party> toTell = envelope.parties().stream()
                .filter(p -> p.open() || p.status() == SignerStatus.SIGNED)
                .toList();
        envelopes.cancelSigners(envelope.id(), trail.now());
        links.revoke(envelope);
        trail.add(envelope, kind, actor, text, address, facts);
        // Who declined knows.
        List<Party> now = envelopes.get(envelope.id()).parties();
        toTell.stream()
                .filter(p -> now.stream().noneMatch(n -> n.id() == p.id() && n.status() == SignerStatus.DECLINED))
                .forEach(p -> mails.ended(envelope, p, why, envelope.lastEvent()));
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
