package com.saleswright.surveys;

import com.saleswright.redesign.migrate.Wandering;
import com.saleswright.testkit.SaleswrightTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through satisfaction-survey, while its cases are migrated to another version and back before every step. */
@SaleswrightTest
class SatisfactionSurveyMigrationTest extends SatisfactionSurveyProcessTest {

    @RegisterExtension
    static final Wandering WANDERING = new Wandering("surveys", "satisfaction-survey");
}
