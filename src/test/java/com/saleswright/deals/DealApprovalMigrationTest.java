package com.saleswright.deals;

import com.saleswright.redesign.migrate.Wandering;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through deal-approval, while its cases are migrated to another version and back before every step. */
@SaleswrightTest
class DealApprovalMigrationTest extends DealApprovalProcessTest {

    @RegisterExtension
    static final Wandering WANDERING = new Wandering("deals", "deal-approval");
}
