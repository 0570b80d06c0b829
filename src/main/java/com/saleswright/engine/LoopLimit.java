package com.saleswright.engine;

/** How many instances of an activity a case may make by a loop: all of them at once can bring the server down. */
public final class LoopLimit {

    public static final int DEFAULT = 1_000;
    /** The setting, or what holds without one. */
    public static final String SETTING = "${saleswright.loop-limit:" + DEFAULT + "}";

    private LoopLimit() {}
}
