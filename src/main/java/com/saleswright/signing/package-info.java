/** Has a frozen document signed by everybody who has to, in order, and keeps proof of who signed what, when and how. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "mail", "links", "documents", "engine"})
package com.saleswright.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
