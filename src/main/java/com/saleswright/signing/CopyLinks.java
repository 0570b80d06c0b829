package com.saleswright.signing;

import com.saleswright.links.LinkPurpose;
import com.saleswright.links.OpenLink;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links to signed documents. */
@Component
class CopyLinks implements LinkPurpose {

    private final EnvelopeRepository envelopes;
    private final SignLinks links;

    CopyLinks(EnvelopeRepository envelopes, SignLinks links) {
        this.envelopes = envelopes;
        this.links = links;
    }

    @Override
    public String name() {
        return SignLinks.COPY;
    }

    @Override
    public String page(OpenLink link) {
        return "/p/" + SignLinks.COPY + "/" + link.id();
    }

    /** The new link goes to the same mailbox as the dead one. */
    @Override
    @Transactional
    public void renew(OpenLink link) {
        Envelope envelope = envelopes.lock(link.record());
        String holder = link.holder();
        if (holder.startsWith("copy-")) {
            String email = envelope.copies().get(Integer.parseInt(holder.substring("copy-".length())) - 1);
            links.sendCopy(
                    envelope,
                    holder,
                    email,
                    email,
                    Locale.forLanguageTag(link.language().toLanguageTag()));
        } else {
            Party party = envelope.party(Long.parseLong(holder));
            links.sendCopy(envelope, holder, party.email(), party.name(), party.language());
        }
    }
}
