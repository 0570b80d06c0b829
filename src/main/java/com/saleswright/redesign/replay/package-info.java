/** Finished cases run once more, on the version they ran on and on a draft, in an engine of their own. */
@NullMarked
package com.saleswright.redesign.replay;

import org.jspecify.annotations.NullMarked;
