/** The steps and forms of the process redesign. */
@NullMarked
package com.saleswright.redesign.tasks;

import org.jspecify.annotations.NullMarked;
