package com.saleswright.redesign;

import com.saleswright.people.Employee;
import com.saleswright.people.EmployeeLeft;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands what somebody who has left had to do about redesigns to others. */
@Component
@Transactional
class RedesignSuccession {

    private final RedesignProcess process;
    private final Authors authors;
    private final Reviewers reviewers;
    private final People people;

    RedesignSuccession(RedesignProcess process, Authors authors, Reviewers reviewers, People people) {
        this.process = process;
        this.authors = authors;
        this.reviewers = reviewers;
        this.people = people;
    }

    @EventListener
    void on(EmployeeLeft event) {
        String leaver = event.userId();
        for (String number : process.with(RedesignProcess.REVIEWER, leaver)) {
            reviewers
                    .next(number)
                    .ifPresent(next -> process.replace(number, RedesignProcess.REVIEWER, leaver, next.userId()));
        }
        for (String number : process.with(RedesignProcess.OWNER, leaver)) {
            successor(number).ifPresent(next -> {
                process.replace(number, RedesignProcess.OWNER, leaver, next.userId());
                authors.handOver(number, next.userId());
            });
        }
    }

    /** Another process owner, and one who does not review it if there is one; or an administrator. */
    private Optional<Employee> successor(String number) {
        String reviewer = process.fact(number, RedesignProcess.REVIEWER);
        return Stream.concat(
                        people.withRole(Roles.PROCESS_OWNER).stream(), people.withRole(Roles.CAMUNDA_ADMIN).stream())
                .sorted(java.util.Comparator.comparing(e -> e.userId().equals(reviewer)))
                .findFirst();
    }
}
