package com.saleswright.approvals;

import com.saleswright.redesign.migrate.Wandering;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through approval-chain, while its cases are migrated to another version and back before every step. */
@SaleswrightTest
@Tag("one-database")
class ApprovalChainMigrationTest extends ApprovalChainProcessTest {

    @RegisterExtension
    static final Wandering WANDERING = new Wandering("approvals", "approval-chain");

    /** Migrations cost statements too. */
    @Override
    void costsTheDatabaseNoMoreThanWasMeasured() {}
}
