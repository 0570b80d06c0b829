/** The companies we sell to: who they are, how important, and how much credit they have. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
