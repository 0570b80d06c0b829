/** How often one address may do something. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.saleswright.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
