package com.saleswright.access;

import com.saleswright.people.Roles;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates the first administrator from the environment, and refuses to start without any. */
@Component
@Profile("!demo & !test")
class FirstAdministrator {

    /** Set by the demonstration, whose passwords everybody knows. */
    static final String DEMO_MARK = "saleswright.demo";

    private static final Pattern USER_ID = Pattern.compile("[a-z0-9.]{1,64}");

    private final IdentityService identity;
    private final ManagementService management;
    private final String userId;
    private final String password;
    private final String email;

    FirstAdministrator(
            IdentityService identity,
            ManagementService management,
            @Value("${saleswright.admin.user:}") String userId,
            @Value("${saleswright.admin.password:}") String password,
            @Value("${saleswright.admin.email:}") String email) {
        this.identity = identity;
        this.management = management;
        this.userId = userId;
        this.password = password;
        this.email = email;
    }

    void ensure() {
        if (management.getProperties().containsKey(DEMO_MARK)) {
            throw new CannotStart(
                    "This database holds the demonstration, whose passwords everybody knows.",
                    "Start with the profile 'demo', or use another database (saleswright.data-folder or"
                            + " SALESWRIGHT_DB_URL).");
        }
        if (identity.createUserQuery().memberOfGroup(Roles.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        check();
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            user = identity.newUser(userId);
            user.setFirstName("First");
            user.setLastName("Administrator");
        }
        user.setEmail(email);
        user.setPassword(password);
        identity.saveUser(user);
        identity.createMembership(userId, Roles.CAMUNDA_ADMIN);
    }

    private void check() {
        String remedy =
                """
                Set SALESWRIGHT_ADMIN_USER (lower case letters, digits and dots), SALESWRIGHT_ADMIN_PASSWORD (at least %d \
                characters) and SALESWRIGHT_ADMIN_EMAIL in the environment for the first start, or use the profile 'demo' \
                to try Saleswright out."""
                        .formatted(Accounts.MIN_PASSWORD_LENGTH);
        if (userId.isEmpty() && password.isEmpty()) {
            throw new CannotStart("There is no administrator yet.", remedy);
        }
        if (!USER_ID.matcher(userId).matches()) {
            throw new CannotStart("SALESWRIGHT_ADMIN_USER is not a user name.", remedy);
        }
        if (password.length() < Accounts.MIN_PASSWORD_LENGTH) {
            throw new CannotStart("SALESWRIGHT_ADMIN_PASSWORD is too short.", remedy);
        }
        if (email.indexOf('@') < 1) {
            throw new CannotStart("SALESWRIGHT_ADMIN_EMAIL is not an e-mail address.", remedy);
        }
    }
}
