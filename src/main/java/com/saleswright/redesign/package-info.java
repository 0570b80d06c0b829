/**
 * What process owners need to change a running process safely: the catalogue of building blocks, the model check, and
 * redesigns, which are compared, replayed, approved, deployed and rolled back.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "people", "mail"})
package com.saleswright.redesign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
