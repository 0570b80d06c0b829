package com.saleswright.contracts;

import com.saleswright.redesign.migrate.Wandering;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through contract-signing, while its cases are migrated to another version and back before every step. */
@SaleswrightTest
@Tag("one-database")
class ContractSigningMigrationTest extends ContractSigningProcessTest {

    @RegisterExtension
    static final Wandering WANDERING = new Wandering("contracts", "contract-signing");
}
