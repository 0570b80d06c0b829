package com.saleswright.signing;

import com.saleswright.links.OpenLink;
import com.saleswright.signing.EnvelopeView.SignerLine;
import java.util.Locale;
import org.springframework.context.ApplicationContext;

/** The people who sign the documents of other capabilities. */
public final class Signers {

    private static final Visit VISIT = new Visit("192.0.2.7", "Test browser");

    private Signers() {}

    public static void sign(ApplicationContext context, String envelope, String name) {
        context.getBean(Signing.class)
                .sign(link(context, envelope, name), new Signing.Given(name, "", Signing.CONSENT), VISIT);
    }

    public static void decline(ApplicationContext context, String envelope, String name, String reason) {
        context.getBean(Signing.class).decline(link(context, envelope, name), DeclineReason.TERMS, reason, VISIT);
    }

    /** Processes hear at last of what was done to their envelopes inside somebody's transaction. */
    public static void tell(ApplicationContext context) {
        context.getBean(Courier.class).deliverAll();
    }

    private static OpenLink link(ApplicationContext context, String envelope, String name) {
        long signer = context.getBean(Envelopes.class).view(envelope).signers().stream()
                .filter(s -> s.name().equals(name))
                .mapToLong(SignerLine::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not sign " + envelope));
        return new OpenLink(0, SignLinks.SIGN, envelope, String.valueOf(signer), Locale.ENGLISH, false);
    }
}
