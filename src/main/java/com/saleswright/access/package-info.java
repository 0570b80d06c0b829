/** Who gets in and how far: login, accounts in the engine's identity tables, filter chains, engine authorizations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "mail", "engine", "limits"})
package com.saleswright.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
