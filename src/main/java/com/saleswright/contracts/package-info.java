/** Contracts: builds them from approved quotes, has them reviewed and signed, and follows them until they end. */
@NullMarked
@ApplicationModule(allowedDependencies = {"deals", "signing", "documents", "people", "mail", "engine"})
package com.saleswright.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
