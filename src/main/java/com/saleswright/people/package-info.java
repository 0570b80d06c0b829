/** Employees, reporting lines, absences with substitutes, and the working time of offices. */
@NullMarked
@ApplicationModule(allowedDependencies = "engine")
package com.saleswright.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
