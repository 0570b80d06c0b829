package com.saleswright.signing;

import com.saleswright.redesign.migrate.Wandering;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through signing-envelope, while its cases are migrated to another version and back before every step. */
@SaleswrightTest
@Tag("one-database")
class SigningEnvelopeMigrationTest extends SigningEnvelopeProcessTest {

    @RegisterExtension
    static final Wandering WANDERING = new Wandering("signing", "signing-envelope");
}
