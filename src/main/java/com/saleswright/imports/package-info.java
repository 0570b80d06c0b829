/** Takes accounts, products, sales teams and opportunities from CSV files, after showing what would change. */
@NullMarked
@ApplicationModule(allowedDependencies = {"csv", "customers", "products", "opportunities", "people"})
package com.saleswright.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
