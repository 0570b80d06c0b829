package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestDatabase;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
class EngineSettingsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Transactional
    void findsDueJobsByIndexAmongManyThatWait() {
        jdbc.sql(
                        """
                        INSERT INTO ACT_RU_JOB (ID_, REV_, TYPE_, RETRIES_, DUEDATE_, SUSPENSION_STATE_, PRIORITY_)
                        SELECT CONCAT('waits-', x), 1, 'timer', 3, DATE '2099-01-01', 1, 0 FROM %s
                        """
                                .formatted(
                                        TestDatabase.onPostgres()
                                                ? "generate_series(1, 3000) AS s(x)"
                                                : "SYSTEM_RANGE(1, 3000)"))
                .update();
        jdbc.sql(TestDatabase.onPostgres() ? "ANALYZE ACT_RU_JOB" : "ANALYZE TABLE ACT_RU_JOB")
                .update();

        assertThat(engine.getProcessEngineConfiguration().isEnsureJobDueDateNotNull())
                .isTrue();
        assertThat(String.join(
                        "\n",
                        jdbc.sql("EXPLAIN SELECT * FROM ACT_RU_JOB WHERE DUEDATE_ <= CURRENT_TIMESTAMP")
                                .query(String.class)
                                .list()))
                .containsIgnoringCase("SW_IDX_JOB_DUE");
    }

    @Test
    void takesNoObjectsOfJavaAndRunsNoScripts() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
        assertThatThrownBy(() -> configuration.getScriptEngineResolver().getScriptEngine("juel", true))
                .hasMessageContaining("switched off");
    }
}
