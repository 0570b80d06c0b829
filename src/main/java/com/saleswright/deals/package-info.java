/** Quotes and their approval: what is offered to a customer, and who agreed to it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"approvals", "customers", "products", "opportunities", "people", "mail", "engine"})
package com.saleswright.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
