/** How processes run: their versions, and counts and waiting times of their steps from the engine's history. */
@NullMarked
package com.saleswright.redesign.statistics;

import org.jspecify.annotations.NullMarked;
