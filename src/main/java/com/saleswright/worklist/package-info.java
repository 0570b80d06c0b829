/** The Tasklist's lists: which tasks a person sees, in which order, and fast with many open tasks. */
@NullMarked
@ApplicationModule(allowedDependencies = "engine")
package com.saleswright.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
