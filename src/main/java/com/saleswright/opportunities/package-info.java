/** Possible deals: who works on what with which customer, how far it is, and how it ended. */
@NullMarked
@ApplicationModule(allowedDependencies = {"customers", "products", "people"})
package com.saleswright.opportunities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
