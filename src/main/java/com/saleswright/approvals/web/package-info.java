/** Pages of approval-chain: the way from a mail to its task, and the desk of the approval administrators. */
@NullMarked
package com.saleswright.approvals.web;

import org.jspecify.annotations.NullMarked;
