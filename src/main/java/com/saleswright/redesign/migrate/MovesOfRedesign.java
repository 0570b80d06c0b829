package com.saleswright.redesign.migrate;

import com.saleswright.redesign.CaseMoves;
import org.springframework.stereotype.Component;

/** Lets the case of a redesign begin migrations and wait for them. */
@Component
class MovesOfRedesign implements CaseMoves {

    private final Migrations migrations;

    MovesOfRedesign(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public void begin(String number, String by) {
        if (migrations.progress(number).isEmpty()) {
            migrations.start(number, by);
        }
    }

    @Override
    public boolean isFinished(String number) {
        return migrations.isFinished(number);
    }

    @Override
    public void startRollBack(String number, String by) {
        migrations.startRollBack(number, by);
    }
}
