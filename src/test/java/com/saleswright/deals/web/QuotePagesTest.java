package com.saleswright.deals.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.Attachments;
import com.saleswright.deals.Deals;
import com.saleswright.deals.Quote;
import com.saleswright.deals.QuoteDraft;
import com.saleswright.deals.QuoteStatus;
import com.saleswright.deals.Terms;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
class QuotePagesTest {

    private static final String REP = "qp.rep";

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Customers customers;

    @Autowired
    private Products products;

    @Autowired
    private Deals deals;

    @Autowired
    private Attachments attachments;

    private long customer;
    private long pump;

    @BeforeEach
    void setUp() {
        people.saveOffice(new Office(
                "qp-office", "Test office", "America/New_York", "US-ma", LocalTime.of(9, 0), LocalTime.of(17, 0)));
        employee("qp.manager", null, Roles.SALES_MANAGER);
        employee(REP, "qp.manager", Roles.SALES_REP);
        employee("qp.other", "qp.manager", Roles.SALES_REP);
        customer = customers
                .save(new Customer(
                        null, "QP Mills & Söhne", null, null, null, null, null, null, new BigDecimal("50000"), "A", 0))
                .key();
        pump = products.save(
                        new Product(null, "QP <b>Pump</b>", null, new BigDecimal("100"), new BigDecimal("60"), true, 0))
                .key();
    }

    @Test
    void createsAQuoteFromTheForm() throws Exception {
        String location = web.perform(form("/quotes/new", "2", "", "10"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        Quote quote = deals.get(String.valueOf(location).substring("/quotes/".length()), REP);
        assertThat(quote.amount()).isEqualTo("180.00");
        assertThat(quote.customerName()).isEqualTo("QP Mills & Söhne");
    }

    @Test
    void showsErrorsBesideFieldsAndKeepsWhatWasTyped() throws Exception {
        web.perform(form("/quotes/new", "many", "1,5", "").param("reason", "Kept reason"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("Enter a whole number, like 12.")))
                .andExpect(content().string(Matchers.containsString("value=\"1,5\"")))
                .andExpect(content().string(Matchers.containsString("value=\"many\"")))
                .andExpect(content().string(Matchers.containsString("Kept reason")));
    }

    @Test
    void addsAndRemovesLinesWithoutSaving() throws Exception {
        web.perform(form("/quotes/new", "7", "", "").param("action", "add"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("id=\"net-1\"")));
        web.perform(form("/quotes/new", "7", "", "").param("action", "remove-0"))
                .andExpect(content().string(Matchers.containsString("No lines yet.")));
    }

    @Test
    void calculatesWhatIsTyped() throws Exception {
        web.perform(form("/quotes/calculation", "2", "", "10"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("$180.00")))
                .andExpect(content().string(Matchers.containsString("id=\"net-0\"")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<html"))));
        web.perform(form("/quotes/calculation", "x", "", "10"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("not complete")));
    }

    @Test
    void refusesToOverwriteWhatAnotherWindowSaved() throws Exception {
        Quote quote = draft();
        deals.change(
                quote.number(),
                new QuoteDraft(customer, null, "Other", List.of(), Terms.STANDARD, null, null, null),
                null,
                REP);

        web.perform(form("/quotes/" + quote.number(), "2", "", "10").param("version", "" + quote.version()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("changed in another window")));
    }

    @Test
    void hidesQuotesOfOthersAndEscapesWhatPeopleType() throws Exception {
        Quote quote = draft();

        web.perform(get("/quotes/" + quote.number()).with(as("qp.other"))).andExpect(status().isNotFound());
        web.perform(get("/quotes/" + quote.number()).with(as("qp.manager")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("QP &lt;b&gt;Pump&lt;/b&gt;")))
                // 09:00 UTC in the office of the viewer.
                .andExpect(content().string(Matchers.containsString("4 Mar 2026, 04:00 EST")));
        web.perform(get("/quotes").param("text", "pumps").with(as(REP)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(quote.number())));
        web.perform(get("/quotes/new").with(as(REP))).andExpect(status().isOk());
        web.perform(get("/quotes").param("text", "no such").with(as(REP)))
                .andExpect(content().string(Matchers.containsString("No quote matches")));
    }

    @Test
    void showsWhoIsAskedAndRecallsWithAReason() throws Exception {
        String url = String.valueOf(web.perform(form("/quotes/new", "2", "", "10")
                        .param("reason", "Opens the door")
                        .param("action", "submit"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());

        web.perform(get(url).with(as("qp.manager")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Approval, round 1")))
                .andExpect(content().string(Matchers.containsString("answer due")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("/recall"))));
        web.perform(post(url + "/recall").with(as(REP)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(deals.get(url.substring("/quotes/".length()), REP).status()).isEqualTo(QuoteStatus.IN_APPROVAL);
        web.perform(post(url + "/recall")
                        .param("reason", "Wrong pumps")
                        .with(as(REP))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(get(url).with(as(REP)))
                .andExpect(content().string(Matchers.containsString("Recalled: Wrong pumps")))
                .andExpect(content().string(Matchers.containsString("Save and submit again")));
    }

    @Test
    void sendsFilesAsDownloadsOnly() throws Exception {
        Quote quote = draft();
        byte[] text = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        web.perform(multipart("/quotes/" + quote.number() + "/files")
                        .file(new MockMultipartFile(
                                "files", "notes.csv", "text/html", "a;b".getBytes(StandardCharsets.UTF_8)))
                        .file(new MockMultipartFile("files", "page.pdf", "application/pdf", text))
                        .with(as(REP))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        assertThat(attachments.of(quote.number())).hasSize(1);
        long id = attachments.of(quote.number()).get(0).id();
        web.perform(get("/quotes/" + quote.number() + "/files/" + id).with(as(REP)))
                .andExpect(header().string("Content-Disposition", Matchers.startsWith("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().contentTypeCompatibleWith("text/csv"));
        web.perform(get("/quotes/" + quote.number() + "/files/" + id).with(as("qp.other")))
                .andExpect(status().isNotFound());
    }

    @Test
    void answersProgramsInJson() throws Exception {
        web.perform(post("/api/quotes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"customerId": %d, "title": "By program", "paymentDays": 45,
                                 "lines": [{"productId": %d, "quantity": 3, "netPrice": 95}]}
                                """
                                        .formatted(customer, pump))
                        .with(as(REP))
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.amount").value(285.00))
                .andExpect(jsonPath("$.terms.paymentDays").value(45));
        web.perform(post("/api/quotes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"x\"}")
                        .with(as(REP))
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("customerId"));
        Quote quote = draft();
        web.perform(post("/api/quotes/" + quote.number() + "/recall")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"x\"}")
                        .with(as(REP))
                        .with(csrf()))
                .andExpect(status().isConflict());
        web.perform(get("/api/quotes").with(as(REP)))
                .andExpect(jsonPath("$.quotes[*].number").value(Matchers.hasItem(quote.number())));
        web.perform(get("/api/quotes/" + quote.number()).with(as("qp.other"))).andExpect(status().isNotFound());
    }

    private Quote draft() {
        return deals.draft(
                new QuoteDraft(
                        customer,
                        null,
                        "Pumps for the hall",
                        List.of(new QuoteDraft.Line(pump, 2, new BigDecimal("80"), null)),
                        Terms.STANDARD,
                        null,
                        "Why",
                        null),
                REP);
    }

    private MockHttpServletRequestBuilder form(String path, String quantity, String net, String discount) {
        return post(path)
                .param("customer", "qp mills & söhne")
                .param("title", "Pumps for the hall")
                .param("product", "" + pump)
                .param("quantity", quantity)
                .param("net", net)
                .param("discount", discount)
                .param("paymentDays", "30")
                .param("contractMonths", "12")
                .param("prepaymentPercent", "0")
                .with(as(REP))
                .with(csrf());
    }

    private static RequestPostProcessor as(String userId) {
        return user(userId).roles(Roles.SALES_REP);
    }

    private void employee(String id, @Nullable String manager, String role) {
        people.save(new Employee(
                id,
                "First",
                "Last",
                id + "@example.com",
                "qp-office",
                manager,
                Set.of(role),
                new BigDecimal("10000"),
                "en",
                true));
    }
}
