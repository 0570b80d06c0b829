package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.people.Roles;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstAdministratorTest {

    private static final String GOOD = "a long enough password";

    private ProcessEngine engine;
    private IdentityService identity;
    private ManagementService management;

    @BeforeEach
    void startEngine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:first-administrator;DB_CLOSE_DELAY=0");
        configuration.setProcessEngineName("first-administrator");
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setEnforceHistoryTimeToLive(false);
        new IdentitySettings().preInit(configuration);
        engine = configuration.buildProcessEngine();
        identity = engine.getIdentityService();
        management = engine.getManagementService();
        identity.saveGroup(identity.newGroup(Roles.CAMUNDA_ADMIN));
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    void isMadeFromTheEnvironmentOnce() {
        administrator("first.admin", GOOD, "first@saleswright.example").ensure();
        administrator("", "", "").ensure();

        assertThat(identity.createUserQuery().memberOfGroup(Roles.CAMUNDA_ADMIN).list())
                .extracting(u -> u.getId())
                .containsExactly("first.admin");
        assertThat(identity.checkPassword("first.admin", GOOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', There is no administrator yet",
        "First Admin, a long enough password, a@b.example, not a user name",
        "first, short, a@b.example, too short",
        "first, a long enough password, '', not an e-mail address"
    })
    void refusesToStartWithoutAGoodOne(String user, String password, String email, String reason) {
        assertThatThrownBy(() -> administrator(user, password, email).ensure())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("SALESWRIGHT_ADMIN_PASSWORD");
        assertThat(identity.createUserQuery().count()).isZero();
    }

    @Test
    void refusesADatabaseOfTheDemonstration() {
        management.setProperty(FirstAdministrator.DEMO_MARK, "true");

        assertThatThrownBy(() -> administrator("first", GOOD, "a@b.example").ensure())
                .hasMessageContaining("whose passwords everybody knows");
    }

    @Test
    void wrongPasswordsNeverLockAnAccount() {
        administrator("first", GOOD, "a@b.example").ensure();
        for (int i = 0; i < 15; i++) {
            assertThat(identity.checkPassword("first", "wrong")).isFalse();
        }
        assertThat(identity.checkPassword("first", GOOD)).isTrue();
    }

    private FirstAdministrator administrator(String user, String password, String email) {
        return new FirstAdministrator(identity, management, user, password, email);
    }
}
