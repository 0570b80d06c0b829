package com.saleswright.surveys;

import static com.saleswright.surveys.SurveyDriver.DIRECTOR;
import static com.saleswright.surveys.SurveyDriver.REP;
import static com.saleswright.surveys.SurveyDriver.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Customers who are asked together. */
@SaleswrightTest
class CampaignTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignRounds rounds;

    @Autowired
    private CampaignRows rows;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private Products products;

    @Autowired
    private MockMvc web;

    private SurveyDriver survey;
    private Product product;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
        product = products.save(new Product(
                null,
                "Campaign lift %d".formatted(COUNT.incrementAndGet()),
                "Lifts",
                BigDecimal.TEN,
                BigDecimal.ONE,
                true,
                0));
    }

    @AfterEach
    void close() {
        rows.running().forEach(c -> campaigns.stop(c.number()));
        campaigns.quarterly(false, SUCCESS);
        survey.clock.reset();
    }

    private long buyer(String customerClass, LocalDate on) {
        return sold(survey.customer(customerClass), REP, on);
    }

    private long buyer(String customerClass) {
        return buyer(customerClass, LocalDate.parse("2026-02-02"));
    }

    private long sold(long customer, String rep, LocalDate on) {
        String id = "CAMPAIGN-" + COUNT.incrementAndGet();
        opportunities.save(Opportunity.engaging(id, rep, product.key(), customer, on.minusDays(30)));
        opportunities.markWon(id, on, BigDecimal.TEN, rep);
        return customer;
    }

    private Audience bought() {
        return new Audience(null, null, product.name(), null, null);
    }

    private List<Long> found(Audience audience) {
        return campaigns.preview(campaigns.draft("Who", audience, SUCCESS), SUCCESS).candidates().stream()
                .map(Candidate::customerId)
                .toList();
    }

    private Campaign started() {
        String number = campaigns.draft("Lifts", bought(), SUCCESS);
        campaigns.start(number, SUCCESS);
        return campaigns.get(number);
    }

    private Map<String, Integer> states(Campaign campaign) {
        return campaigns.progress(campaign.number()).states();
    }

    @Test
    void findsCustomersByClassProductOfficeAndDay() {
        long first = buyer("A", LocalDate.parse("2026-01-10"));
        long second = buyer("B", LocalDate.parse("2026-02-10"));
        survey.customer("A");

        assertThat(found(bought())).containsExactlyInAnyOrder(first, second);
        assertThat(found(new Audience("B", null, product.name(), null, null))).containsExactly(second);
        assertThat(found(new Audience(null, "surveys", product.name(), null, null)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(found(new Audience(null, "nowhere", product.name(), null, null)))
                .isEmpty();
        assertThat(found(new Audience(null, null, product.name(), LocalDate.parse("2026-02-10"), null)))
                .containsExactly(second);
        assertThat(found(new Audience(null, null, product.name(), null, LocalDate.parse("2026-02-09"))))
                .containsExactly(first);
        assertThat(found(new Audience(null, null, "Nothing of ours", null, null)))
                .isEmpty();
    }

    @Test
    void ratesWhoSoldLastOfWhatFits() {
        long customer = buyer("B", LocalDate.parse("2026-02-01"));
        sold(customer, DIRECTOR, LocalDate.parse("2026-02-20"));

        Campaign campaign = started();
        rounds.ask(campaign, 10);

        Survey asked = survey.surveys.ofCustomer(customer).get(0);
        assertThat(asked.rep()).isEqualTo(DIRECTOR);
        assertThat(asked.product()).isEqualTo(product.name());
        assertThat(asked.region()).isEqualTo("surveys");
        assertThat(asked.customerClass()).isEqualTo("B");
        assertThat(asked.trigger()).isEqualTo(Trigger.CAMPAIGN);
    }

    @Test
    void asksThoseWhoAreInAndLogsWhyOthersAreOut() {
        long asked = buyer("A");
        long lonely = sold(survey.lonely("A"), REP, LocalDate.parse("2026-02-02"));
        long recent = buyer("A");
        survey.surveys.startByHand(recent, SUCCESS);

        String number = campaigns.draft("Lifts", bought(), SUCCESS);
        Campaigns.Preview preview = campaigns.preview(number, SUCCESS);
        assertThat(preview.in()).isEqualTo(1);
        assertThat(preview.out())
                .containsOnly(
                        Map.entry("The customer has no contact", 1),
                        Map.entry("The customer was surveyed within 90 days", 1));

        assertThat(campaigns.start(number, SUCCESS)).isEqualTo(3);
        Campaign campaign = campaigns.get(number);
        assertThat(states(campaign)).containsExactly(Map.entry("WAITING", 3));
        assertThat(rounds.ask(campaign, 2)).isEqualTo(2);
        assertThat(campaigns.get(number).status()).isEqualTo(CampaignStatus.RUNNING);
        rounds.ask(campaign, 2);

        assertThat(campaigns.get(number).status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(states(campaign)).containsOnly(Map.entry("SENT", 1), Map.entry("SKIPPED", 2));
        assertThat(campaigns.progress(number).skipped()).isEqualTo(preview.out());
        assertThat(survey.mails(survey.surveys.ofCustomer(asked).get(0).number()))
                .containsExactly("surveys/invitation");
        assertThat(survey.surveys.ofCustomer(lonely).get(0).endReason()).isEqualTo("The customer has no contact");
        assertThat(campaigns.customers(number, "SKIPPED", 0, 10).getContent())
                .extracting(Candidate::state)
                .containsExactlyInAnyOrder(
                        "skipped: The customer has no contact", "skipped: The customer was surveyed within 90 days");
    }

    @Test
    void drawsLargeAccountsAsThePreviewSays() {
        for (int i = 0; i < 20; i++) {
            long customer = buyer("A");
            survey.jdbc
                    .sql("UPDATE customer SET employees = 5000 WHERE id = ?")
                    .param(customer)
                    .update();
        }
        String number = campaigns.draft("Large", bought(), SUCCESS);
        Campaigns.Preview first = campaigns.preview(number, SUCCESS);
        Campaigns.Preview again = campaigns.preview(campaigns.draft("Once more", bought(), SUCCESS), SUCCESS);
        assertThat(again.candidates()).as("a new draft draws nobody else").isEqualTo(first.candidates());
        assertThat(first.in()).isBetween(1, 19);

        campaigns.start(number, SUCCESS);
        rounds.ask(campaigns.get(number), 100);
        assertThat(campaigns.progress(number).of("SENT")).isEqualTo(first.in());
    }

    @Test
    void asksNobodyWhilePausedAndGoesOn() {
        buyer("A");
        buyer("A");
        Campaign campaign = started();
        rounds.ask(campaign, 1);
        campaigns.pause(campaign.number());

        rounds.ask(campaign, 10);
        rounds.round();
        assertThat(states(campaign)).containsOnly(Map.entry("SENT", 1), Map.entry("WAITING", 1));
        assertThatThrownBy(() -> campaigns.pause(campaign.number())).isInstanceOf(SurveyRefused.class);

        campaigns.resume(campaign.number());
        rounds.ask(campaign, 10);
        assertThat(states(campaign)).containsExactly(Map.entry("SENT", 2));
        assertThat(campaigns.get(campaign.number()).status()).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void stopsForGood() {
        long customer = buyer("A");
        buyer("A");
        Campaign campaign = started();
        rounds.ask(campaign, 1);
        campaigns.stop(campaign.number());

        rounds.ask(campaign, 10);
        assertThat(states(campaign)).containsOnly(Map.entry("SENT", 1), Map.entry("WAITING", 1));
        assertThat(campaigns.get(campaign.number()).status()).isEqualTo(CampaignStatus.STOPPED);
        assertThatThrownBy(() -> campaigns.resume(campaign.number())).isInstanceOf(SurveyRefused.class);
        survey.answered(survey.surveys.ofCustomer(customer).get(0).number(), 9, "Still answered");
        assertThat(campaigns.progress(campaign.number()).responsePercent()).isEqualTo(100);
    }

    @Test
    void cannotBeStartedByWhoIsRated() {
        sold(survey.customer("A"), DIRECTOR, LocalDate.parse("2026-02-02"));
        String number = campaigns.draft("Mine", bought(), DIRECTOR);

        assertThat(campaigns.preview(number, DIRECTOR).rated()).isTrue();
        assertThatThrownBy(() -> campaigns.start(number, DIRECTOR))
                .isInstanceOf(SurveyRefused.class)
                .hasMessageContaining("ask somebody else");
        assertThat(campaigns.start(number, SUCCESS)).isEqualTo(1);
        assertThatThrownBy(() -> campaigns.start(number, SUCCESS)).isInstanceOf(SurveyRefused.class);
        assertThatThrownBy(() -> campaigns.change(number, "Late", bought())).isInstanceOf(SurveyRefused.class);
        assertThatThrownBy(() -> campaigns.delete(number)).isInstanceOf(SurveyRefused.class);
    }

    @Test
    void goesOnWhenOneCustomerFailsAndTriesThemOnceMore() {
        long failing = buyer("A");
        buyer("A");
        Campaign campaign = started();
        rows.failed(campaign.number(), failing, "The database was busy");
        rounds.ask(campaign, 10);
        assertThat(states(campaign)).containsOnly(Map.entry("FAILED", 1), Map.entry("SENT", 1));
        assertThat(campaigns.get(campaign.number()).status()).isEqualTo(CampaignStatus.COMPLETED);

        campaigns.retry(campaign.number());
        assertThat(campaigns.get(campaign.number()).endedAt()).isNull();
        rounds.ask(campaign, 10);
        assertThat(states(campaign)).containsExactly(Map.entry("SENT", 2));
    }

    @Test
    void asksEachCustomerOnceFromTwoNodes() throws Exception {
        for (int i = 0; i < 30; i++) {
            buyer("B");
        }
        Campaign campaign = started();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            work.add(() -> rounds.ask(campaign, 40));
            work.add(() -> rounds.ask(campaign, 40));
            for (Future<Integer> one : nodes.invokeAll(work)) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(states(campaign)).containsExactly(Map.entry("SENT", 30));
        assertThat(survey.jdbc
                        .sql("SELECT COUNT(*) FROM survey WHERE campaign = ?")
                        .param(campaign.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    @Test
    void asksEveryQuarterFromTheNextOneOn() {
        long customer = buyer("A");
        assertThat(campaigns.quarterlyRound()).as("not switched on").isEmpty();
        campaigns.quarterly(true, SUCCESS);
        assertThat(campaigns.quarterlyRound()).as("switched on in this quarter").isEmpty();

        survey.clock.set(Instant.parse("2026-04-01T06:00:00Z"));
        Optional<String> number = campaigns.quarterlyRound();
        assertThat(number).isPresent();
        assertThat(campaigns.quarterlyRound()).as("once a quarter").isEmpty();
        Campaign round = campaigns.get(number.orElseThrow());
        assertThat(round.quarter()).isEqualTo("2026-Q2");
        assertThat(round.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(rows.members(round.number(), "", 0, 100_000))
                .extracting(CampaignRows.Member::customerId)
                .contains(customer);
        campaigns.stop(round.number());

        survey.later(Duration.ofDays(91));
        Optional<String> next = campaigns.quarterlyRound();
        assertThat(next).isPresent();
        campaigns.stop(next.orElseThrow());
        campaigns.quarterly(false, SUCCESS);
        survey.later(Duration.ofDays(92));
        assertThat(campaigns.quarterlyRound()).isEmpty();
    }

    @Test
    void isPlannedStartedAndWatchedOnItsPages() throws Exception {
        buyer("A");
        sold(survey.lonely("A"), REP, LocalDate.parse("2026-02-02"));
        web.perform(post("/surveys/campaigns")
                        .with(as(SUCCESS, Roles.CUSTOMER_SUCCESS))
                        .with(csrf())
                        .param("name", "")
                        .param("customerClass", "D")
                        .param("region", "atlantis")
                        .param("product", "Nothing of ours")
                        .param("boughtFrom", "31.12.2025")
                        .param("boughtTo", "2026-13-01"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Give a name of 1 to 100 characters."),
                                containsString("Choose A, B, C or any."),
                                containsString("There is no office &#39;atlantis&#39;"),
                                containsString("There is no product &#39;Nothing of ours&#39;"),
                                containsString("&#39;31.12.2025&#39; is no date"),
                                containsString("&#39;2026-13-01&#39; is no date"))));
        String page = Objects.requireNonNull(web.perform(post("/surveys/campaigns")
                        .with(as(SUCCESS, Roles.CUSTOMER_SUCCESS))
                        .with(csrf())
                        .param("name", "Lift <owners>")
                        .param("product", product.name()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        show(page)
                .andExpect(content()
                        .string(allOf(
                                containsString("Lift &lt;owners&gt;"),
                                containsString("Ask one customer"),
                                containsString("The customer has no contact"))));
        web.perform(post(page + "/start")
                        .with(as(SUCCESS, Roles.CUSTOMER_SUCCESS))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        show(page)
                .andExpect(
                        content().string(allOf(containsString("0 of 2 had their turn"), containsString("every 3s"))));
        rounds.ask(campaigns.get(page.substring(page.lastIndexOf('/') + 1)), 10);
        show(page)
                .andExpect(
                        content().string(allOf(containsString("2 of 2 had their turn"), containsString("completed"))));
        show(page + "?state=SKIPPED")
                .andExpect(content().string(containsString("skipped: The customer has no contact")));
        show("/surveys").andExpect(content().string(containsString("Lift &lt;owners&gt;")));
        web.perform(get(page).with(as(REP, Roles.SALES_REP))).andExpect(status().isForbidden());
        web.perform(get("/surveys/campaigns/CAMP-1999-0001").with(as(SUCCESS, Roles.CUSTOMER_SUCCESS)))
                .andExpect(status().isNotFound());
    }

    private org.springframework.test.web.servlet.ResultActions show(String page) throws Exception {
        return web.perform(get(page).with(as(SUCCESS, Roles.CUSTOMER_SUCCESS))).andExpect(status().isOk());
    }

    private static RequestPostProcessor as(String person, String role) {
        return user(person).roles(role);
    }
}
