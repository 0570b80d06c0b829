package com.saleswright.redesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After a class of tests that runs cases of a process through all its ways: every case that ended must be reproduced by
 * a replay on the same version, step by step.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Reproduced.Check.class)
public @interface Reproduced {

    /** Process id. */
    String value();

    /** How many cases the tests end at least. */
    int atLeast();

    final class Check implements AfterAllCallback {

        @Override
        public void afterAll(ExtensionContext test) {
            Reproduced wanted = test.getRequiredTestClass().getAnnotation(Reproduced.class);
            if (wanted == null) {
                // A class that only inherits the tests, and does something else with the cases.
                return;
            }
            ApplicationContext context = SpringExtension.getApplicationContext(test);
            List<ReplayedCase> replayed = context.getBean(Replays.class)
                    .run(
                            wanted.value(),
                            1_000,
                            context.getBean(Versions.class).live(),
                            Renames.NONE,
                            (done, total) -> true)
                    .cases();
            assertThat(replayed.stream()
                            .filter(r -> !r.isCalibrated())
                            .map(r -> r.businessKey() + ": " + r.before().deviation()))
                    .as("cases of %d that a replay does not reproduce", replayed.size())
                    .isEmpty();
            assertThat(replayed.size()).as("cases that ended").isGreaterThanOrEqualTo(wanted.atLeast());
            assertThat(replayed.stream()
                            .filter(r -> !r.before().equals(r.after()))
                            .map(r -> r.businessKey()))
                    .as("cases that come out otherwise on the same version")
                    .isEmpty();
        }
    }
}
