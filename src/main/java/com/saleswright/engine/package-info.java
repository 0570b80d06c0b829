/** The kit around Camunda: settings, content deployment, form validation, variables and the model check. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
