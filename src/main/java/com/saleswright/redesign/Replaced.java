package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.Map;

/**
 * What the content under check would replace. Rules that compare the two find nothing where it is not known.
 *
 * @param content the content that is live, or that a redesign began from
 * @param waiting where running cases wait: process id to element id to how many they are
 * @param renames the elements that have another id in the content under check
 */
public record Replaced(Content content, Map<String, Map<String, Long>> waiting, Renames renames) {

    public static final Replaced UNKNOWN = new Replaced(Content.of(Map.of()), Map.of(), Renames.NONE);
}
