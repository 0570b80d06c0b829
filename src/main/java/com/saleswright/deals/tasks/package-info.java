/** What deal-approval tells us: its steps and forms. */
@NullMarked
package com.saleswright.deals.tasks;

import org.jspecify.annotations.NullMarked;
