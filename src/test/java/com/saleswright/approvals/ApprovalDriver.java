package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.SeatLine;
import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.FormContext;
import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An office with its people, and requests that go through approval-chain in it. */
final class ApprovalDriver implements AutoCloseable {

    private static final AtomicInteger CASES = new AtomicInteger();

    private final Approvals approvals;
    private final ApprovalOffice office;
    private final People people;
    private final Absences absences;
    private final ProcessDriver process;
    private final CaseStarter cases;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final HistoryService history;
    private final DecideRequest form;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventMulticaster multicaster;
    private final List<ApprovalEvent> events = new ArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<ApprovalEvent>> listener =
            ApplicationListener.forPayload(events::add);
    private final List<Long> planned = new ArrayList<>();

    ApprovalDriver(ApplicationContext context) {
        approvals = context.getBean(Approvals.class);
        office = context.getBean(ApprovalOffice.class);
        people = context.getBean(People.class);
        absences = context.getBean(Absences.class);
        process = context.getBean(ProcessDriver.class);
        cases = context.getBean(CaseStarter.class);
        tasks = context.getBean(TaskService.class);
        forms = context.getBean(FormService.class);
        identity = context.getBean(IdentityService.class);
        history = context.getBean(HistoryService.class);
        form = context.getBean(DecideRequest.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
        multicaster = context.getBean(ApplicationEventMulticaster.class);
        multicaster.addApplicationListener(listener);
        context.getBean(TestClock.class).reset();
        organisation();
    }

    @Override
    public void close() {
        multicaster.removeApplicationListener(listener);
        planned.forEach(absences::cancel);
    }

    /** Rosa reports to Marc, he to Dana, she to Vera; everybody else reports to Vera. */
    private void organisation() {
        people.saveOffice(
                new Office("approvals", "Approvals", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        person("ap.vera", "Vera Solis", null, Roles.SALES_VP);
        person("ap.dana", "Dana Whitfield", "ap.vera", Roles.SALES_DIRECTOR);
        person("ap.marc", "Marc Ostrander", "ap.dana", Roles.SALES_MANAGER);
        person("ap.rosa", "Rosa Lind", "ap.marc", Roles.SALES_REP);
        person("ap.felix", "Felix Brandt", "ap.vera", Roles.FINANCE);
        person("ap.fiona", "Fiona Marsh", "ap.vera", Roles.FINANCE);
        person("ap.ada", "Ada Min", "ap.vera", Roles.CAMUNDA_ADMIN);
        person("ap.olga", "Olga Reyes", "ap.vera", Roles.CAMUNDA_ADMIN);
    }

    private void person(String id, String name, @Nullable String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "approvals",
                manager,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true));
    }

    void away(String person, String substitute) {
        LocalDate today = LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC);
        planned.add(absences.plan(new Absence(0, person, today, today, substitute, "Holiday"))
                .id());
    }

    void awayOn(Instant when, String person) {
        LocalDate day = LocalDate.ofInstant(when, ZoneOffset.UTC);
        planned.add(
                absences.plan(new Absence(0, person, day, day, null, "Holiday")).id());
    }

    void leaves(String person) {
        people.leave(person);
    }

    static String newCase() {
        return "AP-TEST-%04d".formatted(CASES.incrementAndGet());
    }

    void start(String key, Requirement... requirements) {
        startAs(key, "ap.rosa", requirements);
    }

    void startAs(String key, String requester, Requirement... requirements) {
        start(ApprovalFixtures.aRequest(key, requester, requirements));
    }

    void start(ApprovalRequest request) {
        transaction.executeWithoutResult(t -> {
            Map<String, Object> variables = new HashMap<>();
            variables.put(ApprovalChainProcess.APPROVAL_ID.name(), approvals.open(request));
            variables.put(ApprovalChainProcess.DECISION_FORM.name(), "decide-request");
            variables.put("subject", request.subject());
            variables.put("requester", request.requester());
            cases.start(ApprovalChainProcess.PROCESS, request.businessKey(), variables);
        });
    }

    /** Completes the task of this person, or the one of the administrators, through the decision form. */
    void decide(String key, String user, Decision decision) {
        Task task = task(key, user);
        Map<String, Object> values = new HashMap<>();
        values.put("decision", DecisionForm.optionOf(decision.kind()));
        if (!decision.reason().isEmpty()) {
            values.put(decision.kind() == Decision.Kind.APPROVE ? "comment" : "reason", decision.reason());
        }
        values.put("addedApprover", decision.addedApprover());
        decision.conditions().forEach(c -> values.put("condition", c.value()));
        values.values().removeIf(Objects::isNull);
        identity.setAuthentication(user, List.copyOf(people.get(user).roles()));
        try {
            forms.submitTaskForm(task.getId(), values);
        } finally {
            identity.clearAuthentication();
        }
    }

    void decideSeat(long seat, String user, Decision decision) {
        approvals.decide(seat, user, decision);
    }

    Map<String, Object> form(String key, String user) {
        return form.show(context(task(key, user), key, user));
    }

    private FormContext context(Task task, String key, String user) {
        return new FormContext(
                "decide-request", user, task.getId(), key, name -> tasks.getVariable(task.getId(), name));
    }

    void fire(String key, String timer) {
        process.fire(key, timer);
    }

    void override(String key, String by, boolean approve, String reason) {
        office.override(history(key).id(), by, approve, reason);
    }

    void review(String key, String by) {
        office.review(history(key).id(), by);
    }

    void reassign(String key, String from, String to, String by) {
        office.reassign(seatOf(key, from).seatId(), to, by, "Knows the customer");
    }

    void withdraw(String key, String by, String reason) {
        approvals.withdraw(key, by, reason);
    }

    ApprovalPlan preview(ApprovalRequest request) {
        return approvals.preview(request);
    }

    /** Who has a task in the case. */
    List<String> asked(String key) {
        return process.openTasks(key).stream().map(Task::getAssignee).toList();
    }

    /** Which groups the only task of the case is offered to. */
    List<String> groups(String key) {
        return tasks.getIdentityLinksForTask(process.task(key).getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    Task task(String key, String user) {
        return process.openTasks(key).stream()
                .filter(t -> t.getAssignee() == null || t.getAssignee().equals(user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " has no task; asked: " + asked(key)));
    }

    SeatView seatOf(String key, String user) {
        Object seat = tasks.getVariable(task(key, user).getId(), ApprovalChainProcess.SEAT.name());
        return approvals.seat((Long) seat);
    }

    List<ChainView> rounds(String key) {
        return approvals.history(key);
    }

    /** The latest round. */
    ChainView history(String key) {
        List<ChainView> rounds = rounds(key);
        return rounds.get(rounds.size() - 1);
    }

    List<SeatLine> seats(String key) {
        return history(key).seats();
    }

    Outcome outcome(String key) {
        return history(key).outcome();
    }

    List<ChainView> toReview() {
        return office.toReview();
    }

    /** The end event of the latest round. */
    String end(String key) {
        List<String> ends = process.endEvents(key, ApprovalChainProcess.PROCESS).stream()
                .filter(e ->
                        !Set.of("endEvent_seatSettled", "endEvent_reminded").contains(e))
                .toList();
        if (ends.isEmpty()) {
            throw new AssertionError("The case goes on; asked: " + asked(key));
        }
        return ends.get(ends.size() - 1);
    }

    Object variable(String key, String name) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceIdIn(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }

    List<String> events(String key) {
        return events.stream()
                .filter(e -> e.businessKey().equals(key))
                .map(ApprovalEvent::kind)
                .toList();
    }

    /** User ids of who got this mail about the case, in the order in which they got it. */
    List<String> mails(String key, String template) {
        return jdbc
                .sql("SELECT recipient FROM mail_message WHERE case_key = ? AND template = ? ORDER BY id")
                .params(key, "approvals/" + template)
                .query(String.class)
                .list()
                .stream()
                .map(address -> address.substring(0, address.indexOf('@')))
                .toList();
    }
}
