/** What satisfaction-survey tells us: its steps and forms. */
@NullMarked
package com.saleswright.surveys.tasks;

import org.jspecify.annotations.NullMarked;
