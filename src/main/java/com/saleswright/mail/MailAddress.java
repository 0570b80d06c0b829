package com.saleswright.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a mail address: what HTML's e-mail field accepts, and domains in other scripts. */
final class MailAddress {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private MailAddress() {}

    /** What is wrong with the address, as a sentence that names it; empty when it is good. */
    static Optional<String> problem(String address) {
        String shown = SafeText.line(address, 100);
        if (address.isBlank()) {
            return Optional.of("The recipient has no mail address.");
        }
        if (address.length() > LONGEST) {
            return Optional.of("The address '%s' is longer than %d characters.".formatted(shown, LONGEST));
        }
        int at = address.lastIndexOf('@');
        boolean good = at > 0
                && LOCAL.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(asciiDomain(address.substring(at + 1))).matches();
        return good
                ? Optional.empty()
                : Optional.of("The address '%s' is not a mail address such as name@example.com.".formatted(shown));
    }

    /** The address as it goes to a mail server: a domain in another script in its ASCII form. */
    static String ascii(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + asciiDomain(address.substring(at + 1));
    }

    private static String asciiDomain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
