/** The steps of signing-envelope. */
@NullMarked
package com.saleswright.signing.tasks;

import org.jspecify.annotations.NullMarked;
