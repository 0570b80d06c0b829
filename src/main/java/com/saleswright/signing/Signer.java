package com.saleswright.signing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has to sign.
 *
 * @param role in the document, for example "Managing director of Acme"; shown to everybody who signs
 * @param order groups with a lower number sign first; those with the same number sign at the same time
 * @param language of the mails and the page
 * @param user employee id of a signer of ours; null for everybody else
 */
public record Signer(String name, String email, String role, int order, Locale language, @Nullable String user) {}
