package com.saleswright.people;

import com.saleswright.people.PeopleRejected.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away on which days, and who does the work meanwhile. */
@Service
@Transactional
public class Absences {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_YEARS = 2;

    private final AbsenceRepository absences;
    private final EmployeeRepository employees;
    private final ApplicationEventPublisher events;

    Absences(AbsenceRepository absences, EmployeeRepository employees, ApplicationEventPublisher events) {
        this.absences = absences;
        this.employees = employees;
        this.events = events;
    }

    /**
     * Records an absence, past ones included.
     *
     * @param absence its id does not matter
     * @return with its id
     * @throws PeopleRejected with each field that breaks a rule; nothing is changed
     * @throws NoSuchEmployee when nobody has the user id
     */
    public Absence plan(Absence absence) {
        Absence fresh =
                new Absence(0, absence.userId(), absence.from(), absence.to(), absence.substitute(), absence.reason());
        check(fresh);
        long id = absences.insert(fresh);
        events.publishEvent(new AbsenceChanged(fresh.userId()));
        return new Absence(id, fresh.userId(), fresh.from(), fresh.to(), fresh.substitute(), fresh.reason());
    }

    /**
     * Changes days, substitute or reason; the employee stays the same.
     *
     * @throws PeopleRejected with each field that breaks a rule; nothing is changed
     * @throws NoSuchAbsence when none has the id
     */
    public void change(Absence absence) {
        if (!get(absence.id()).userId().equals(absence.userId())) {
            throw new PeopleRejected(
                    "userId", absence.userId(), "An absence stays with its employee. Cancel it and plan a new one.");
        }
        check(absence);
        absences.update(absence);
        events.publishEvent(new AbsenceChanged(absence.userId()));
    }

    /**
     * Removes an absence, for example when the employee comes to work after all.
     *
     * @throws NoSuchAbsence when none has the id
     */
    public void cancel(long id) {
        Absence absence = get(id);
        absences.delete(id);
        events.publishEvent(new AbsenceChanged(absence.userId()));
    }

    /**
     * The absence.
     *
     * @throws NoSuchAbsence when none has the id
     */
    @Transactional(readOnly = true)
    public Absence get(long id) {
        return absences.find(id).orElseThrow(() -> new NoSuchAbsence(id));
    }

    /** All absences of an employee, latest first. */
    @Transactional(readOnly = true)
    public List<Absence> of(String userId) {
        return absences.of(userId);
    }

    /** Everybody's absences on a day. */
    @Transactional(readOnly = true)
    public List<Absence> on(LocalDate day) {
        return absences.on(day);
    }

    private void check(Absence absence) {
        if (employees.find(absence.userId()).isEmpty()) {
            throw new NoSuchEmployee(absence.userId());
        }
        List<Problem> problems = new ArrayList<>();
        days(absence).ifPresent(problems::add);
        substitute(absence).ifPresent(problems::add);
        if (absence.reason().length() > LONGEST_REASON) {
            problems.add(new Problem(
                    "reason", absence.reason().substring(0, LONGEST_REASON) + "…", "Use at most 200 characters."));
        }
        if (!problems.isEmpty()) {
            throw new PeopleRejected(problems);
        }
    }

    private Optional<Problem> days(Absence absence) {
        LocalDate from = absence.from();
        LocalDate to = absence.to();
        if (!WorkingTime.covers(from) || !WorkingTime.covers(to)) {
            return Optional.of(new Problem("from", from + " to " + to, "Give days from 2000 to 2100."));
        }
        if (to.isBefore(from)) {
            return Optional.of(new Problem("to", to.toString(), "Give a last day that is not before the first."));
        }
        if (to.isAfter(from.plusYears(LONGEST_YEARS))) {
            return Optional.of(new Problem("to", to.toString(), "Plan at most two years at once."));
        }
        absences.lock(absence.userId());
        return absences.of(absence.userId()).stream()
                .filter(other -> other.id() != absence.id() && other.overlaps(absence))
                .findFirst()
                .map(other -> new Problem(
                        "from",
                        from.toString(),
                        "There is an absence from %s to %s already. Change that one, or choose other days."
                                .formatted(other.from(), other.to())));
    }

    private Optional<Problem> substitute(Absence absence) {
        String substitute = absence.substitute();
        if (substitute == null) {
            return Optional.empty();
        }
        if (substitute.equals(absence.userId())) {
            return Optional.of(new Problem("substitute", substitute, "Name somebody else, or nobody."));
        }
        if (!employees.find(substitute).map(Employee::active).orElse(false)) {
            return Optional.of(new Problem("substitute", substitute, "Name somebody who works here."));
        }
        return Optional.empty();
    }
}
