package com.saleswright.signing;

import com.saleswright.links.IssuedLink;
import com.saleswright.links.LinkPurpose;
import com.saleswright.links.Links;
import com.saleswright.links.NewLink;
import com.saleswright.links.OpenLink;
import com.saleswright.signing.EnvelopeView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the links that signers get, and mails them. */
@Component
class SignLinks implements LinkPurpose {

    static final String SIGN = "sign";
    static final String COPY = "signed-copy";

    /** So that a link still works when its owner gives more time after the end. */
    private static final Duration GRACE = Duration.ofDays(90);

    private static final Duration COPY_VALID = Duration.ofDays(90);

    private final Links links;
    private final EnvelopeRepository envelopes;
    private final EnvelopeMails mails;
    private final Trail trail;

    SignLinks(Links links, EnvelopeRepository envelopes, EnvelopeMails mails, Trail trail) {
        this.links = links;
        this.envelopes = envelopes;
        this.mails = mails;
        this.trail = trail;
    }

    /** Sends a link, and revokes those that were sent before. */
    void ask(Envelope envelope, Party party, String by) {
        revoke(envelope, party);
        send("request", envelope, party, by, "asked", "was asked to sign");
    }

    /** Sends one more link: what was sent before goes on working, and tells no token twice. */
    void remind(Envelope envelope, Party party, String by) {
        send("reminder", envelope, party, by, "reminded", "was reminded to sign");
    }

    /** Tells that there is more time. */
    void tellOfMoreTime(Envelope envelope, Party party) {
        send("extended", envelope, party, Trail.SYSTEM, "told", "was told that there is more time");
    }

    private void send(String mail, Envelope envelope, Party party, String by, String kind, String text) {
        Instant expires = Objects.requireNonNull(envelope.expires());
        IssuedLink link = links.issue(new NewLink(
                SIGN,
                envelope.number(),
                party.holder(),
                party.language(),
                Duration.between(envelopes.now(), expires.plus(GRACE))));
        trail.add(
                envelope,
                kind,
                by,
                "%s (%s) %s".formatted(party.name(), party.email(), text),
                "",
                Map.of("signer", party.id(), "name", party.name(), "email", party.email(), "link", link.id()));
        mails.toSigner(mail, envelope, party, link);
    }

    /** Sends a link to the signed document. */
    void sendCopy(Envelope envelope, String holder, String email, String name, Locale language) {
        IssuedLink link = links.issue(new NewLink(COPY, envelope.number(), holder, language, COPY_VALID));
        mails.completed(envelope, holder, email, name, language, link);
    }

    void use(OpenLink link) {
        boolean ignored = links.use(link.id());
    }

    void revoke(Envelope envelope, Party party) {
        links.revoke(SIGN, envelope.number(), party.holder());
    }

    void revoke(Envelope envelope) {
        links.revoke(SIGN, envelope.number());
    }

    @Override
    public String name() {
        return SIGN;
    }

    @Override
    public String page(OpenLink link) {
        return "/p/sign/" + link.id();
    }

    /** The new link goes to the address that we have now, which may be another person's than the dead link was. */
    @Override
    @Transactional
    public void renew(OpenLink link) {
        Envelope envelope = envelopes.lock(link.record());
        Party party = envelope.party(Long.parseLong(link.holder()));
        if (envelope.open() && party.open()) {
            ask(envelope, party, Trail.SYSTEM);
        } else if (envelope.status() == Status.COMPLETED) {
            sendCopy(envelope, party.holder(), party.email(), party.name(), party.language());
        }
    }
}
