package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.saleswright.approvals.ApprovalPlan;
import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.Condition;
import com.saleswright.approvals.Requirement;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.opportunities.OpportunityLost;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** Quotes from draft to approval. The approval case is a recording of what it was told. */
@SaleswrightTest
@RecordApplicationEvents
@Transactional
class DealsTest {

    private static final String REP = "qt.rep";
    private static final String OTHER_REP = "qt.other";
    private static final String MANAGER = "qt.manager";
    private static final String FINANCE = "qt.finance";
    private static final String TRAINER = "qt.trainer";

    @Autowired
    private QuoteStore quotes;

    @Autowired
    private QuoteCheck check;

    @Autowired
    private QuoteWords words;

    @Autowired
    private QuoteExpiry expiry;

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
    private ApplicationEvents events;

    @Autowired
    private People people;

    @Autowired
    private Customers customers;

    @Autowired
    private Products products;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    private final List<String> told = new ArrayList<>();
    private List<Requirement> required = List.of();
    private Deals deals;
    private DealProgress progress;
    private Attachments attachments;
    private QuoteList list;
    private long customer;
    private long pump;
    private long valve;

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

    @Test
    void takesPricesNamesAndCostsFromTheProducts() {
        Quote quote = deals.draft(draft(line(pump, 2, "80", null), line(valve, 1, null, "15")), REP);

        assertThat(quote.number()).startsWith("DEAL-2026-");
        assertThat(quote.customerName()).isEqualTo("Quote Test Mills");
        assertThat(quote.lines())
                .containsExactly(
                        new QuoteLine(
                                pump, "QT Pump", 2, new BigDecimal("100"), new BigDecimal("80"), new BigDecimal("60")),
                        // 15 % off 33.33 would be 28.3305: up to the cent, or the discount would exceed what was
                        // entered.
                        new QuoteLine(valve, "QT Valve", 1, new BigDecimal("33.33"), new BigDecimal("28.34"), null));
        assertThat(quote.amount()).isEqualTo("188.34");
        assertThat(quote.validUntil()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        QuoteDraft wrong = new QuoteDraft(
                -1L,
                "no-such",
                " ",
                List.of(line(null, null, "-1", null), line(pump, 0, "1.005", null), line(pump, 1, null, "101")),
                new Terms(400, 0, 101, "x".repeat(2001)),
                null,
                null,
                LocalDate.of(2026, 3, 3));

        assertThatThrownBy(() -> deals.draft(wrong, REP))
                .asInstanceOf(type(QuoteRejected.class))
                .extracting(QuoteRejected::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "customerId",
                        "title",
                        "opportunityId",
                        "terms.paymentDays",
                        "terms.contractMonths",
                        "terms.prepaymentPercent",
                        "terms.nonStandardTerms",
                        "validUntil",
                        "lines[0].productId",
                        "lines[0].quantity",
                        "lines[0].netPrice",
                        "lines[1].quantity",
                        "lines[1].netPrice",
                        "lines[2].discountPercent");
    }

    @Test
    void keepsWithdrawnProductOnlyWhereItIsAlready() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        Product sold = products.get(pump);
        products.save(
                new Product(sold.id(), sold.name(), null, sold.listPrice(), sold.unitCost(), false, sold.version()));

        assertThat(deals.change(quote.number(), draft(line(pump, 3, null, null)), null, REP)
                        .amount())
                .isEqualTo("300.00");
        assertThatThrownBy(() -> deals.draft(draft(line(pump, 1, null, null)), REP))
                .hasMessageContaining("no longer sold");
    }

    @Test
    void submitsAndLocks() {
        Quote quote = deals.draft(draft(line(pump, 2, "80", null)), REP);

        Quote submitted = deals.submit(quote.number(), REP);

        assertThat(told).containsExactly("start " + quote.number());
        assertThat(submitted.status()).isEqualTo(QuoteStatus.IN_APPROVAL);
        assertThat(submitted.snapshotHash()).hasSize(64);
        assertThat(deals.rounds(quote.number(), REP)).hasSize(1).allSatisfy(r -> {
            assertThat(r.content()).isEqualTo(quote.content());
            assertThat(r.hash()).isEqualTo(submitted.snapshotHash());
        });
        assertThatThrownBy(() -> deals.change(quote.number(), draft(), null, REP))
                .isInstanceOf(WrongQuoteStatus.class);
        assertThatThrownBy(() -> deals.submit(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
        assertThatThrownBy(() -> deals.delete(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void asksForLinesAndForAReasonWhenSomebodyReadsIt() {
        required = List.of(new Requirement("r", "sales-manager", 1, "Because", Set.of()));
        QuoteDraft bare = new QuoteDraft(
                customer, null, "Pumps", List.of(), Terms.STANDARD, null, null, LocalDate.of(2026, 4, 1));
        Quote quote = deals.draft(bare, REP);

        assertThatThrownBy(() -> deals.submit(quote.number(), REP))
                .hasMessageContaining("Add at least one line")
                .hasMessageContaining("Say why");
        assertThat(deals.get(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(told).isEmpty();
    }

    @Test
    void approvesWhatWasSubmitted() {
        Quote quote = submitted();

        Quote approved = progress.approve(quote.number());

        assertThat(approved.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(events.stream(DealApproved.class))
                .containsExactly(new DealApproved(
                        quote.number(),
                        customer,
                        REP,
                        quote.amount(),
                        Objects.requireNonNull(quote.snapshotHash()),
                        approved.content()));
        assertThat(deals.timeline(quote.number(), REP))
                .extracting(DealEvent::kind)
                .containsExactly("created", "submitted", "approved");
    }

    @Test
    void doesNotApproveWhatSomebodyChangedBehindTheLock() {
        Quote quote = submitted();
        jdbc.sql("UPDATE quote_line SET net_price = 1 WHERE quote = ?")
                .param(quote.number())
                .update();

        assertThatThrownBy(() -> progress.approve(quote.number()))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("no longer what the approvers saw");
    }

    @Test
    void buildsAcceptedConditionsIntoTheQuote() {
        Quote quote = submitted();
        progress.offerConditions(
                quote.number(),
                List.of(
                        new Condition(DealProgress.MAX_DISCOUNT, "Maximum discount", "12"),
                        new Condition(DealProgress.MAX_DISCOUNT, "Maximum discount", "10"),
                        new Condition(DealProgress.PREPAYMENT, "Prepayment", "30")));

        Quote approved = deals.acceptConditions(quote.number(), REP);

        assertThat(approved.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(approved.maxLineDiscount()).isEqualByComparingTo("10");
        assertThat(approved.amount()).isEqualTo("180.00");
        assertThat(approved.terms().prepaymentPercent()).isEqualTo(30);
        assertThat(approved.snapshotHash()).isNotEqualTo(quote.snapshotHash());
        List<Round> rounds = deals.rounds(quote.number(), REP);
        assertThat(rounds).extracting(Round::byConditions).containsExactly(false, true);
        assertThat(rounds.get(1).changes())
                .containsExactly(
                        new Change("QT Pump", "2 × $80.00 (20 % off)", "2 × $90.00 (10 % off)"),
                        new Change("Prepayment", "0 %", "30 %"));
    }

    @Test
    void doesNotAcceptConditionsForAChangedQuote() {
        Quote quote = submitted();
        progress.offerConditions(quote.number(), List.of(new Condition(DealProgress.PREPAYMENT, "Prepayment", "30")));
        deals.change(quote.number(), draft(line(pump, 2, "50", null)), null, REP);

        assertThatThrownBy(() -> deals.acceptConditions(quote.number(), REP)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void goesRoundAgainAfterBeingSentBack() {
        Quote quote = submitted();
        progress.sendBack(quote.number(), "Less discount, please.");

        assertThat(list.waitingFor(REP)).isEqualTo(1);
        assertThat(deals.get(quote.number(), REP).asked()).isEqualTo("Less discount, please.");
        deals.change(quote.number(), draft(line(pump, 2, "90", null)), null, REP);
        Quote again = deals.submit(quote.number(), REP);

        assertThat(told).containsExactly("start " + quote.number(), "rework " + quote.number());
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.asked()).isNull();
        assertThat(deals.rounds(quote.number(), REP).get(1).changes()).hasSize(1);
    }

    @Test
    void recallsWithAReason() {
        Quote quote = submitted();

        assertThatThrownBy(() -> deals.recall(quote.number(), REP, "  ")).isInstanceOf(QuoteRejected.class);
        Quote recalled = deals.recall(quote.number(), REP, "The customer wants other pumps.");

        assertThat(recalled.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(deals.submit(quote.number(), REP).round()).isEqualTo(2);
        assertThatThrownBy(() -> deals.recall(quote.number(), MANAGER, "No.")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void losesEveryQuoteOfALostOpportunity() {
        opportunities.save(Opportunity.engaging("QT-OPP", REP, pump, customer, LocalDate.of(2026, 3, 1)));
        Quote running = deals.submit(deals.draft(withOpportunity("QT-OPP"), REP).number(), REP);
        Quote draft = deals.draft(withOpportunity("QT-OPP"), REP);

        deals.on(new OpportunityLost("QT-OPP", null, REP, "Price", REP));

        assertThat(deals.get(running.number(), REP).status()).isEqualTo(QuoteStatus.LOST);
        assertThat(deals.get(draft.number(), REP).status()).isEqualTo(QuoteStatus.LOST);
        assertThat(told).contains("lost " + running.number()).doesNotContain("lost " + draft.number());
    }

    @Test
    void takesUpARejectedQuoteAgain() {
        Quote quote = submitted();
        progress.reject(quote.number(), MANAGER);

        assertThat(deals.reopen(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThatThrownBy(() -> deals.reopen(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
    }

    @Test
    void expiresOnlyAfterTheLastDay() {
        Quote quote = submitted();
        progress.approve(quote.number());
        jdbc.sql("UPDATE quote SET valid_until = ? WHERE number = ?")
                .params(LocalDate.of(2026, 3, 4), quote.number())
                .update();
        assertThat(expiry.expire()).isZero();

        jdbc.sql("UPDATE quote SET valid_until = ? WHERE number = ?")
                .params(LocalDate.of(2026, 3, 3), quote.number())
                .update();
        assertThat(expiry.expire()).isEqualTo(1);
        assertThat(expiry.expire()).isZero();
        assertThat(deals.get(quote.number(), REP).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(deals.reopen(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
    }

    @Test
    void countsOtherApprovedQuotesAgainstTheCreditLimit() {
        Quote first = deals.submit(
                deals.draft(draft(line(pump, 400, null, null)), REP).number(), REP);
        progress.approve(first.number());
        Quote second = deals.draft(draft(line(pump, 100, null, null)), REP);

        Assessment facts = progress.assess(second.number());

        assertThat(facts.openAmount()).isEqualByComparingTo("40000");
        assertThat(facts.creditExposure()).isEqualByComparingTo("50000");
        assertThat(facts.creditExceeded()).isFalse();
        Assessment more = progress.assess(
                deals.draft(draft(line(pump, 101, null, null)), REP).number());
        assertThat(more.creditExceeded()).isTrue();
        assertThat(more.aboveAuthority()).isTrue();
        assertThat(more.inputs()).containsEntry("creditExceeded", true).containsEntry("marginPercent", 40.0);
    }

    @Test
    void showsAQuoteOnlyToThoseItConcerns() {
        Quote quote = submitted();

        for (String reader : List.of(REP, MANAGER, "qt.vp", FINANCE)) {
            assertThat(deals.get(quote.number(), reader).number()).isEqualTo(quote.number());
            assertThat(numbersSeenBy(reader)).as(reader).contains(quote.number());
        }
        for (String stranger : List.of(OTHER_REP, TRAINER, "qt.nobody")) {
            assertThatThrownBy(() -> deals.get(quote.number(), stranger)).isInstanceOf(NoSuchQuote.class);
            assertThat(numbersSeenBy(stranger)).as(stranger).doesNotContain(quote.number());
        }
        assertThatThrownBy(() -> deals.change(quote.number(), draft(), null, MANAGER))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> deals.draft(draft(), TRAINER)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void findsByTextStatusAndOwner() {
        Quote quote = submitted();
        QuoteFilter.Sort sort = QuoteFilter.Sort.AMOUNT;

        for (String text : List.of(
                quote.number().toLowerCase(java.util.Locale.ROOT),
                quote.number().replaceFirst(".*-0*", ""),
                "TEST mills",
                "pum fo mil")) {
            assertThat(list.search(new QuoteFilter(text, null, null, false, sort), REP, 0, 25))
                    .hasSize(1);
        }
        for (String text : List.of("%", "umps", "pumps nowhere")) {
            assertThat(list.search(new QuoteFilter(text, null, null, false, sort), REP, 0, 25))
                    .as(text)
                    .isEmpty();
        }
        assertThat(list.search(new QuoteFilter(null, QuoteStatus.DRAFT, null, false, sort), REP, 0, 25))
                .isEmpty();
        assertThat(list.search(new QuoteFilter(null, null, REP, false, sort), MANAGER, 0, 25))
                .hasSize(1);
        assertThat(list.search(new QuoteFilter(null, null, null, true, sort), REP, 0, 25))
                .isEmpty();
        assertThat(list.owners(MANAGER)).containsExactly(REP);
    }

    @Test
    void findsByTheWordsOfToday() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        QuoteDraft draft = draft(line(pump, 1, null, null));
        deals.change(
                quote.number(),
                new QuoteDraft(
                        customer,
                        null,
                        "Valves for the hall",
                        draft.lines(),
                        draft.terms(),
                        null,
                        draft.reason(),
                        null),
                null,
                REP);

        assertThat(numbersFoundBy("valves")).containsExactly(quote.number());
        assertThat(numbersFoundBy("pumps")).isEmpty();
    }

    @Test
    void givesWordsToQuotesOfEarlierVersions() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        jdbc.sql("DELETE FROM quote_word").update();
        assertThat(numbersFoundBy("pumps")).isEmpty();

        template.execute((ConnectionCallback<Void>) connection -> {
            Context migration = mock(Context.class);
            when(migration.getConnection()).thenReturn(connection);
            new QuoteWordsMigration().migrate(migration);
            return null;
        });

        assertThat(numbersFoundBy("pumps")).containsExactly(quote.number());
    }

    private List<String> numbersFoundBy(String text) {
        return list.search(new QuoteFilter(text, null, null, false, QuoteFilter.Sort.CHANGED), REP, 0, 25)
                .map(QuoteSummary::number)
                .getContent();
    }

    @Test
    void refusesAChangeToAnOlderVersion() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        deals.change(quote.number(), draft(line(pump, 2, null, null)), quote.version(), REP);

        assertThatThrownBy(() -> deals.change(quote.number(), draft(line(pump, 3, null, null)), quote.version(), REP))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void deletesADraftThatNobodySaw() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        attachments.add(quote.number(), "a.txt", "Hello".getBytes(StandardCharsets.UTF_8), REP);

        deals.delete(quote.number(), REP);

        assertThatThrownBy(() -> deals.get(quote.number(), REP)).isInstanceOf(NoSuchQuote.class);
    }

    @Test
    void keepsAttachmentsWholeAndLocked() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        byte[] large = "0123456789".repeat(250_000).getBytes(StandardCharsets.UTF_8);
        attachments.add(quote.number(), "..\\..\\plan \"x\".txt", large, REP);

        Attachment kept = attachments.of(quote.number()).get(0);
        assertThat(kept.name()).isEqualTo("plan x.txt");
        assertThat(attachments.read(quote.number(), kept.id(), MANAGER).content())
                .isEqualTo(large);
        assertThatThrownBy(() -> attachments.read(quote.number(), kept.id(), OTHER_REP))
                .isInstanceOf(NoSuchQuote.class);
        assertThatThrownBy(() -> attachments.add(quote.number(), "x.txt", new byte[0], REP))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> attachments.add(quote.number(), "x.pdf", large, REP))
                .hasMessageContaining("is not a PDF");

        deals.submit(quote.number(), REP);
        assertThatThrownBy(() -> attachments.remove(quote.number(), kept.id(), REP))
                .isInstanceOf(WrongQuoteStatus.class);
    }

    private List<String> numbersSeenBy(String viewer) {
        return list.search(QuoteFilter.ALL, viewer, 0, 25)
                .map(QuoteSummary::number)
                .getContent();
    }

    private Quote submitted() {
        return deals.submit(deals.draft(draft(line(pump, 2, "80", null)), REP).number(), REP);
    }

    private QuoteDraft draft(QuoteDraft.Line... lines) {
        return new QuoteDraft(
                customer, null, "Pumps for the hall", List.of(lines), Terms.STANDARD, null, "Opens the door", null);
    }

    private QuoteDraft withOpportunity(String id) {
        return new QuoteDraft(
                customer, id, "Pumps", List.of(line(pump, 1, null, null)), Terms.STANDARD, null, "Why", null);
    }

    private static QuoteDraft.Line line(
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
