/** What pages for people without a login have in common: frame, language, forms and how they are sent. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "links"})
package com.saleswright.publicpages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
