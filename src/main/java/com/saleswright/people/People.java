package com.saleswright.people;

import com.saleswright.people.PeopleRejected.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Employees and offices: who works here, in which role, for whom. */
@Service
@Transactional
public class People {

    private final EmployeeRepository employees;
    private final OfficeRepository offices;
    private final Holidays holidays;
    private final ApplicationEventPublisher events;

    People(
            EmployeeRepository employees,
            OfficeRepository offices,
            Holidays holidays,
            ApplicationEventPublisher events) {
        this.employees = employees;
        this.offices = offices;
        this.holidays = holidays;
        this.events = events;
    }

    /**
     * The employee, who may have left.
     *
     * @throws NoSuchEmployee when nobody has the user id
     */
    @Transactional(readOnly = true)
    public Employee get(String userId) {
        return find(userId).orElseThrow(() -> new NoSuchEmployee(userId));
    }

    @Transactional(readOnly = true)
    public Optional<Employee> find(String userId) {
        return employees.find(userId);
    }

    /** Everybody, former employees included, by last name. */
    @Transactional(readOnly = true)
    public List<Employee> all() {
        return employees.all();
    }

    /** Active holders of a role, by last name. */
    @Transactional(readOnly = true)
    public List<Employee> withRole(String role) {
        return employees.activeWithRole(role);
    }

    /** Active direct reports, by last name. */
    @Transactional(readOnly = true)
    public List<Employee> reportsOf(String userId) {
        return employees.withManager(userId).stream().filter(Employee::active).toList();
    }

    /**
     * Whether the manager is in the other's reporting line, directly or further up. Nobody is above themselves.
     *
     * @throws NoSuchEmployee when nobody has the user id
     */
    @Transactional(readOnly = true)
    public boolean isAbove(String manager, String userId) {
        return organisation().isAbove(manager, userId);
    }

    /** Everybody above the employee, nearest first, former employees included. */
    @Transactional(readOnly = true)
    public List<Employee> above(String userId) {
        return organisation().above(userId);
    }

    /** The user id and those of everybody below, former employees included: whose work somebody sees. */
    @Transactional(readOnly = true)
    public Set<String> withAllBelow(String userId) {
        return organisation().withAllBelow(userId);
    }

    /**
     * Lets somebody join or come back, or changes their data.
     *
     * @throws PeopleRejected with each field that breaks a rule; nothing is changed
     */
    public void save(Employee employee) {
        employees.lockReportingLines();
        List<Problem> problems = EmployeeCheck.problems(employee, organisation(), offices.all());
        if (!problems.isEmpty()) {
            throw new PeopleRejected(problems);
        }
        employees.save(employee);
        events.publishEvent(new EmployeeChanged(employee.userId()));
    }

    /**
     * Makes an employee inactive; the direct reports move to the superior. Once more for one who left changes nothing.
     *
     * @throws NoSuchEmployee when nobody has the user id
     */
    public void leave(String userId) {
        employees.lockReportingLines();
        Employee leaver = get(userId);
        if (!leaver.active()) {
            return;
        }
        employees.save(leaver.left());
        String superior =
                organisation().superiorOf(userId).map(Employee::userId).orElse(null);
        for (Employee report : employees.withManager(userId)) {
            employees.save(report.reportingTo(superior));
            events.publishEvent(new EmployeeChanged(report.userId()));
        }
        events.publishEvent(new EmployeeLeft(userId));
    }

    /**
     * The office.
     *
     * @throws NoSuchOffice when none has the id
     */
    @Transactional(readOnly = true)
    public Office office(String id) {
        return offices.find(id).orElseThrow(() -> new NoSuchOffice(id));
    }

    /** All offices, by name. */
    @Transactional(readOnly = true)
    public List<Office> offices() {
        return offices.all();
    }

    /**
     * Opens an office or changes its data.
     *
     * @throws PeopleRejected with each field that breaks a rule; nothing is changed
     */
    public void saveOffice(Office office) {
        List<Problem> problems = OfficeCheck.problems(office, holidays);
        if (!problems.isEmpty()) {
            throw new PeopleRejected(problems);
        }
        offices.save(office);
    }

    private Organisation organisation() {
        return new Organisation(employees.all(), List.of());
    }
}
