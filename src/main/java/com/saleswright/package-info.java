/** Runs a sales organisation's people and deals as executable BPMN processes. */
@NullMarked
package com.saleswright;

import org.jspecify.annotations.NullMarked;
