/** What process owners need to change a running process safely: the catalogue of building blocks and the model check. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine"})
package com.saleswright.redesign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
