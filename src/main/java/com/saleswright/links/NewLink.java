package com.saleswright.links;

import java.time.Duration;
import java.util.Locale;

/**
 * What a link is made for.
 *
 * @param purpose the name of a {@link LinkPurpose}
 * @param record the number or id of what it is about, in the capability's own terms
 * @param holder who it is made for, in the capability's own terms
 * @param language of the pages that it leads to
 * @param valid how long, from now by the database's clock
 */
public record NewLink(String purpose, String record, String holder, Locale language, Duration valid) {}
