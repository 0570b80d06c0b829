/** What we sell: products with list price and unit cost, and the spellings that mean them. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.products;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
