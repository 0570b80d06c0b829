package com.saleswright.signing;

import com.saleswright.documents.SamplePdf;
import com.saleswright.engine.CaseStarter;
import com.saleswright.links.OpenLink;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.signing.EnvelopeView.EventLine;
import com.saleswright.signing.EnvelopeView.SignerLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.Signing.Given;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office with its people, and documents that go through signing-envelope in it. */
public final class SigningDriver implements AutoCloseable {

    static final String OWNER = "sg.olga";
    static final String INSIDER = "sg.ivan";
    static final Visit VISIT = new Visit("192.0.2.7", "Test browser");
    /** A wave and a dot. */
    static final String DRAWN = "10,100 60,40 120,150 200,60 300,120 420,80;500,150";

    private static final AtomicInteger CASES = new AtomicInteger();

    public final Envelopes envelopes;
    final Signing signing;
    public final ProcessDriver process;
    final JdbcClient jdbc;
    final TestClock clock;
    final Courier courier;
    final EnvelopeMishaps mishaps;
    private final People people;
    private final CaseStarter cases;
    private final HistoryService history;
    private final ApplicationEventMulticaster multicaster;
    final List<Object> events = new ArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<Object>> listener = ApplicationListener.forPayload(e -> {
        if (e.getClass().getPackage() == Envelopes.class.getPackage()) {
            events.add(e);
        }
    });

    public SigningDriver(ApplicationContext context) {
        envelopes = context.getBean(Envelopes.class);
        signing = context.getBean(Signing.class);
        process = context.getBean(ProcessDriver.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(TestClock.class);
        courier = context.getBean(Courier.class);
        mishaps = context.getBean(EnvelopeMishaps.class);
        people = context.getBean(People.class);
        cases = context.getBean(CaseStarter.class);
        history = context.getBean(HistoryService.class);
        multicaster = context.getBean(ApplicationEventMulticaster.class);
        multicaster.addApplicationListener(listener);
        clock.reset();
        organisation();
    }

    @Override
    public void close() {
        multicaster.removeApplicationListener(listener);
        clock.reset();
    }

    /** Olga reports to Dana; Ivan signs for the company. */
    private void organisation() {
        people.saveOffice(new Office("signing", "Signing", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        person("sg.vera", "Vera Quist", null, Roles.SALES_VP);
        person("sg.dana", "Dana Holm", "sg.vera", Roles.SALES_DIRECTOR);
        person(OWNER, "Olga Brandt", "sg.dana", Roles.SALES_REP);
        person(INSIDER, "Ivan Petrov", "sg.vera", Roles.SALES_DIRECTOR);
        person("sg.ada", "Ada Min", "sg.vera", Roles.CAMUNDA_ADMIN);
        person("sg.lena", "Lena Fox", "sg.vera", Roles.LEGAL);
    }

    private void person(String id, String name, @Nullable String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "signing",
                manager,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true));
    }

    void leaves(String person) {
        people.leave(person);
    }

    /** A case in which Zhang Wei signs for the customer, and then Ivan for the company. */
    public Case start() {
        return start(List.of(customer(1), insider(2)));
    }

    /** A case in which both are asked at the same time. */
    public Case together() {
        return start(List.of(customer(1), insider(1)));
    }

    static Signer customer(int order) {
        return new Signer("张伟", "wei@customer.example", "Customer", order, Locale.CHINESE, null);
    }

    static Signer insider(int order) {
        return new Signer("Ivan Petrov", INSIDER + "@example.com", "Director", order, Locale.ENGLISH, INSIDER);
    }

    public Case start(List<Signer> signers) {
        Case prepared = prepare(signers);
        cases.start(
                SigningEnvelopeProcess.PROCESS,
                prepared.key(),
                Map.of(SigningEnvelopeProcess.ENVELOPE_ID.name(), prepared.envelope()));
        return prepared;
    }

    Case prepare(List<Signer> signers) {
        String key = "SG-TEST-%04d".formatted(CASES.incrementAndGet());
        String envelope = envelopes.prepare(new EnvelopeRequest(
                "Contract " + key + " with Acme",
                OWNER,
                key + ".pdf",
                SamplePdf.contract(),
                signers,
                List.of("archive@customer.example"),
                Duration.ofDays(30)));
        return new Case(key, envelope);
    }

    /** A document on its way to be signed. */
    public record Case(String key, String envelope) {}

    public EnvelopeView view(Case of) {
        return envelopes.view(of.envelope());
    }

    public SignerLine signer(Case of, String name) {
        return view(of).signers().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not sign " + of));
    }

    List<SignerStatus> states(Case of) {
        return view(of).signers().stream().map(SignerLine::status).toList();
    }

    List<String> kinds(Case of) {
        return view(of).events().stream().map(EventLine::kind).toList();
    }

    OpenLink link(Case of, String name) {
        return new OpenLink(
                0,
                SignLinks.SIGN,
                of.envelope(),
                String.valueOf(signer(of, name).id()),
                Locale.ENGLISH,
                false);
    }

    void type(Case of, String name) {
        signing.sign(link(of, name), new Given(name, "", Signing.CONSENT), VISIT);
    }

    public void signAs(Case of, String name) {
        type(of, name);
    }

    void draw(Case of, String name) {
        signing.sign(link(of, name), new Given("", DRAWN, Signing.CONSENT), VISIT);
    }

    /** Zhang Wei and Ivan sign; the seal waits for its job. */
    void everybodySigns(Case of) {
        draw(of, "张伟");
        type(of, "Ivan Petrov");
    }

    /** The time to sign is over. */
    void timeEnds(Case of) {
        jdbc.sql("UPDATE envelope SET expires_at = CURRENT_TIMESTAMP WHERE envelope_number = ?")
                .param(of.envelope())
                .update();
    }

    Instant databaseTime() {
        return jdbc.sql("SELECT CURRENT_TIMESTAMP")
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** How the process ended. */
    public String end(Case of) {
        List<String> ends = process.endEvents(of.key(), SigningEnvelopeProcess.PROCESS).stream()
                .filter(e -> Set.of(
                                "endEvent_signed",
                                "endEvent_altered",
                                "endEvent_expired",
                                "endEvent_voidedAfterExpiry",
                                "endEvent_declined",
                                "endEvent_voided")
                        .contains(e))
                .toList();
        if (ends.isEmpty()) {
            throw new AssertionError("The case goes on; tasks: "
                    + process.openTasks(of.key()).stream().map(Task::getName).toList());
        }
        return ends.get(0);
    }

    @Nullable
    Object outcome(Case of) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceIdIn(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(of.key())
                        .singleResult()
                        .getId())
                .variableName(SigningEnvelopeProcess.OUTCOME.name())
                .singleResult()
                .getValue();
    }

    boolean ended(Case of) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(of.key())
                        .finished()
                        .count()
                == 1;
    }

    /** Addresses that got this mail about the case, in the order in which they got it. */
    public List<String> mails(Case of, String template) {
        return jdbc.sql("SELECT recipient FROM mail_message WHERE case_key = ? AND template = ? ORDER BY id")
                .params(of.key(), "signing/" + template)
                .query(String.class)
                .list();
    }

    /** The newest link that was mailed to this address about the case, as a path. */
    public String newestLink(Case of, String recipient) {
        String text = jdbc.sql(
                        "SELECT body_text FROM mail_message WHERE case_key = ? AND recipient = ? ORDER BY id DESC")
                .params(of.key(), recipient)
                .query(String.class)
                .list()
                .get(0);
        var found = java.util.regex.Pattern.compile("/l/[A-Za-z0-9_-]+").matcher(text);
        if (!found.find()) {
            throw new AssertionError("No link in " + text);
        }
        return found.group();
    }
}
