package com.saleswright.redesign.migrate;

import org.springframework.context.ApplicationContext;

/** What the background does about migrations, when a test says so. */
public final class Rounds {

    private Rounds() {}

    public static void work(ApplicationContext context) {
        context.getBean(MigrationRounds.class).round();
    }
}
