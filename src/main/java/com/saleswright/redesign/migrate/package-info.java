/** Takes running cases to the version of a redesign and back: what would happen, what the owner decides, and the work. */
@NullMarked
package com.saleswright.redesign.migrate;

import org.jspecify.annotations.NullMarked;
