package com.saleswright.redesign.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a decision was about.
 *
 * @param label its business key, or when it was decided outside a case
 * @param id of the process instance
 * @param root of the process instance that called it, at whatever depth; itself when nobody did
 */
public record DecidedCase(String label, @Nullable String id, @Nullable String root) {}
