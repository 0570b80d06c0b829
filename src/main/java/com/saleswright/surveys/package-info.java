/** Asks customers how satisfied they are, and makes sure that something comes of their answers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contracts",
            "csv",
            "customers",
            "products",
            "opportunities",
            "people",
            "mail",
            "links",
            "engine"
        })
package com.saleswright.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
