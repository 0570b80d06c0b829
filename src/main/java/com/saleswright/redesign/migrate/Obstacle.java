package com.saleswright.redesign.migrate;

import java.util.List;

/**
 * Why a case cannot be migrated as it is.
 *
 * @param steps ids of the steps that lack a counterpart; empty when something else is in the way
 * @param reason a sentence for people
 * @param remedy what can be done about it
 */
record Obstacle(List<String> steps, String reason, String remedy) {

    static final String END_ON_ITS_VERSION = "Let the case end on its version.";
}
