package com.saleswright.links;

import java.util.Locale;

/**
 * The link behind a request.
 *
 * @param used whether it has had its effect, so that there is only the receipt to show
 */
public record OpenLink(long id, String purpose, String record, String holder, Locale language, boolean used) {}
