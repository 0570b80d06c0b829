package com.saleswright.redesign;

import java.util.List;

/** Tells the reviewer one side of what a redesign does, when it is proposed. */
public interface Impact {

    /**
     * One line of what is told.
     *
     * @param topic a word or two: "Check", "Running cases"
     * @param text a sentence
     * @param warns whether the reviewer should look twice
     */
    record Line(String topic, String text, boolean warns) {}

    /** What there is to tell; none when this side has nothing to say. In the transaction of the case. */
    List<Line> of(String number);
}
