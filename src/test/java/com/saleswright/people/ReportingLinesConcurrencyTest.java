package com.saleswright.people;

import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class ReportingLinesConcurrencyTest {

    @Autowired
    private People people;

    @Test
    void refusesALoopThatTwoChangesWouldCloseTogether() throws Exception {
        people.saveOffice(Sample.office());
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                people.save(employee("loop.a", null));
                people.save(employee("loop.b", null));

                List<Future<Boolean>> results =
                        two.invokeAll(List.of(reportsTo("loop.a", "loop.b"), reportsTo("loop.b", "loop.a")));

                assertThat(results.get(0).get() ^ results.get(1).get())
                        .as("exactly one change goes through")
                        .isTrue();
                assertThat(people.above("loop.a").size()
                                + people.above("loop.b").size())
                        .isEqualTo(1);
            }
        } finally {
            two.shutdownNow();
            people.leave("loop.a");
            people.leave("loop.b");
        }
    }

    private Callable<Boolean> reportsTo(String userId, String manager) {
        return () -> {
            try {
                people.save(employee(userId, manager));
                return true;
            } catch (PeopleRejected e) {
                return false;
            }
        };
    }
}
