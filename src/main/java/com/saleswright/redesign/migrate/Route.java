package com.saleswright.redesign.migrate;

import org.jspecify.annotations.Nullable;

/**
 * A version on which cases run, and where they go from there.
 *
 * @param target null when the process is removed
 */
record Route(Version source, @Nullable Version target) {}
