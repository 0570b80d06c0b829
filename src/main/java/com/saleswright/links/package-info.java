/**
 * Links by which people outside, or away from their desk, take part: one mechanism for deciding, signing and answering.
 *
 * <p>A capability issues a link with {@link com.saleswright.links.Links} in the transaction of its own change, mails the
 * address, and offers a {@link com.saleswright.links.LinkPurpose} bean. Its public pages are below {@code
 * /p/<purpose>/{link}} and take an {@link com.saleswright.links.OpenLink} parameter. The effect of such a page begins with
 * {@link com.saleswright.links.Links#use}, which one request only gets.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "limits")
package com.saleswright.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
