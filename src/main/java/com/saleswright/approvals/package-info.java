/** Asks the people whose agreement a request needs, in stages, and keeps proof of every decision. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "mail", "engine", "links"})
package com.saleswright.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
