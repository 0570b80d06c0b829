/** The deployment guard: files and expressions use what is allowed here, and never run foreign code. */
@NullMarked
package com.saleswright.engine.guard;

import org.jspecify.annotations.NullMarked;
