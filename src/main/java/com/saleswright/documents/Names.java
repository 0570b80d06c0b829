package com.saleswright.documents;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Names of certificate owners as people read them. */
final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    static String of(X509Certificate certificate) {
        return of(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    /** The common name, else the whole name; never longer than a line. */
    static String of(X500Name name) {
        RDN[] common = name.getRDNs(BCStyle.CN);
        String text = common.length == 0
                ? name.toString()
                : IETFUtils.valueToString(common[0].getFirst().getValue()).replaceAll("\\\\(.)", "$1");
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
