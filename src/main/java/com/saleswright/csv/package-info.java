/** Writes CSV that is safe to open in a spreadsheet. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
