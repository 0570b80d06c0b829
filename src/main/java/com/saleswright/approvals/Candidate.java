package com.saleswright.approvals;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to be asked.
 *
 * @param approver null when nobody was found: the approval administrators decide
 * @param onBehalfOf the absent person that the approver stands in for
 * @param why one sentence for the approver and the requester
 */
record Candidate(@Nullable String approver, @Nullable String onBehalfOf, String why) {}
