/** The steps of approval-chain. */
@NullMarked
package com.saleswright.approvals.tasks;

import org.jspecify.annotations.NullMarked;
