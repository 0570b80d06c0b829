package com.saleswright.approvals;

import java.time.Instant;

/**
 * Something has happened in the approval of a case. Published inside the transaction that did it.
 *
 * @param kind requested, reminded, escalated, decided, carried, passed, automatic, added, cancelled, lapsed, withdrawn,
 *     overridden, reassigned, closed
 * @param actor id of the person who did it; {@code system} for timers and rules
 * @param text one sentence for a timeline
 */
public record ApprovalEvent(String businessKey, String kind, String actor, String text, Instant at) {

    public static final String SYSTEM = "system";
}
