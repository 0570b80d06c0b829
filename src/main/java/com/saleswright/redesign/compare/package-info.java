/** What differs between two states of the content, in the words of process owners. */
@NullMarked
package com.saleswright.redesign.compare;

import org.jspecify.annotations.NullMarked;
