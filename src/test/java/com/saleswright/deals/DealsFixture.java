package com.saleswright.deals;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.saleswright.approvals.ApprovalPlan;
import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.Requirement;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** An office with quotes. The approval case is a recording of what it was told. */
@SaleswrightTest
@RecordApplicationEvents
@Transactional
abstract class DealsFixture {

    static final String REP = "qt.rep";
    static final String OTHER_REP = "qt.other";
    static final String MANAGER = "qt.manager";
    static final String FINANCE = "qt.finance";
    static final String TRAINER = "qt.trainer";

    @Autowired
    private QuoteStore quotes;

    @Autowired
    private QuoteCheck check;

    @Autowired
    private QuoteWords words;

    @Autowired
    private Assessor assessor;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private Changes changes;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Money money;

    @Autowired
    private BusinessNumbers numbers;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private People people;

    @Autowired
    private Customers customers;

    @Autowired
    Products products;

    @Autowired
    JdbcClient jdbc;

    final List<String> told = new ArrayList<>();
    List<Requirement> required = List.of();
    Deals deals;
    DealProgress progress;
    Attachments attachments;
    QuoteList list;
    long customer;
    long pump;
    long valve;

    @BeforeEach
    void setUp() {
        people.saveOffice(
                new Office("qt-office", "Test office", "Europe/Berlin", "DE", LocalTime.of(9, 0), LocalTime.of(17, 0)));
        employee("qt.vp", null, Roles.SALES_VP);
        employee(MANAGER, "qt.vp", Roles.SALES_MANAGER);
        employee(REP, MANAGER, Roles.SALES_REP);
        employee(OTHER_REP, "qt.vp", Roles.SALES_REP);
        employee(FINANCE, "qt.vp", Roles.FINANCE);
        employee(TRAINER, "qt.vp", Roles.TRAINER);
        customer = customers
                .save(new Customer(
                        null, "Quote Test Mills", null, null, null, null, null, null, new BigDecimal("50000"), "A", 0))
                .key();
        pump = products.save(new Product(null, "QT Pump", null, new BigDecimal("100"), new BigDecimal("60"), true, 0))
                .key();
        valve = products.save(new Product(null, "QT Valve", null, new BigDecimal("33.33"), null, true, 0))
                .key();

        Approvals approvals = mock(Approvals.class);
        when(approvals.history(anyString())).thenReturn(List.of());
        when(approvals.preview(any())).thenReturn(new ApprovalPlan(List.of(), null, List.of()));
        QuoteAccess access = new QuoteAccess(people, approvals);
        progress = new DealProgress(quotes, check, access, assessor, snapshots, timeline, money, publisher, clock);
        attachments = new Attachments(quotes, access, timeline, jdbc, clock);
        list = new QuoteList(access, words, jdbc);
        deals = new Deals(
                quotes,
                check,
                access,
                assessor,
                progress,
                facts -> required,
                new RecordedApproval(),
                approvals,
                snapshots,
                changes,
                timeline,
                attachments,
                numbers,
                clock);
    }

    List<String> numbersSeenBy(String viewer) {
        return list.search(QuoteFilter.ALL, viewer, 0, 25)
                .map(QuoteSummary::number)
                .getContent();
    }

    Quote submitted() {
        return deals.submit(deals.draft(draft(line(pump, 2, "80", null)), REP).number(), REP);
    }

    QuoteDraft draft(QuoteDraft.Line... lines) {
        return new QuoteDraft(
                customer, null, "Pumps for the hall", List.of(lines), Terms.STANDARD, null, "Opens the door", null);
    }

    QuoteDraft withOpportunity(String id) {
        return new QuoteDraft(
                customer, id, "Pumps", List.of(line(pump, 1, null, null)), Terms.STANDARD, null, "Why", null);
    }

    static QuoteDraft.Line line(
            @Nullable Long product, @Nullable Integer quantity, @Nullable String net, @Nullable String discount) {
        return new QuoteDraft.Line(
                product,
                quantity,
                net == null ? null : new BigDecimal(net),
                discount == null ? null : new BigDecimal(discount));
    }

    private void employee(String id, @Nullable String manager, String role) {
        people.save(new Employee(
                id,
                "First",
                "Last",
                id + "@example.com",
                "qt-office",
                manager,
                Set.of(role),
                new BigDecimal("10000"),
                "en",
                true));
    }

    /** Does what a case would, at once. */
    private final class RecordedApproval implements DealApproval {

        @Override
        public void start(Quote quote) {
            told.add("start " + quote.number());
        }

        @Override
        public void completeRework(String number, String user) {
            told.add("rework " + number);
            progress.resubmit(number, user);
        }

        @Override
        public void acceptConditions(String number, String user) {
            told.add("accept " + number);
            progress.acceptConditions(number, user);
            progress.approve(number);
        }

        @Override
        public void recall(String number, String by, String reason) {
            told.add("recall " + number);
            progress.recalled(number, by, reason);
        }

        @Override
        public void lost(String number, String by, String reason) {
            told.add("lost " + number);
            progress.lost(number, by, reason);
        }
    }
}
