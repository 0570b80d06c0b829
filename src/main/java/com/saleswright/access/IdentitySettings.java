package com.saleswright.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** How the engine keeps users: strong hashes, no lock-out by strangers, no rights that nobody asked for. */
@Component
class IdentitySettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(new Argon2Passwords());
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(new LongPasswords());
        // Ten wrong passwords from anywhere would lock an account for ever. LoginLimits does better.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        // The engine's default pattern knows neither hyphens nor dots.
        configuration.setUserResourceWhitelistPattern("[A-Za-z0-9._-]+");
        configuration.setGroupResourceWhitelistPattern("[a-z0-9-]+");
        configuration.setResourceAuthorizationProvider(new OwnTasksOnly());
    }

    /** For passwords that are set in the Admin web app; ours are checked by {@link Accounts}. */
    private record LongPasswords() implements PasswordPolicy {

        @Override
        public List<PasswordPolicyRule> getRules() {
            return List.of(new MinimumLength());
        }
    }

    private record MinimumLength() implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_LENGTH";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("minLength", String.valueOf(Accounts.MIN_PASSWORD_LENGTH));
        }

        @Override
        public boolean execute(String password) {
            return password.length() >= Accounts.MIN_PASSWORD_LENGTH;
        }
    }
}
