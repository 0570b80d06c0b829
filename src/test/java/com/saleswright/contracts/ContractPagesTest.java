package com.saleswright.contracts;

import static com.saleswright.contracts.ContractDriver.ADMINISTRATOR;
import static com.saleswright.contracts.ContractDriver.DIRECTOR;
import static com.saleswright.contracts.ContractDriver.LAWYER;
import static com.saleswright.contracts.ContractDriver.MANAGER;
import static com.saleswright.contracts.ContractDriver.REP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.people.Roles;
import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Pages and REST API of contracts, by who asks. */
@SaleswrightTest
class ContractPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    private ContractDriver drive;

    @BeforeEach
    void office() {
        drive = new ContractDriver(context);
    }

    @Test
    void showsAContractToThoseWhoHaveToDoWithIt() throws Exception {
        drive.joins("ct.other", "Otto Ther");
        String number = drive.opened(10);
        drive.prepare(number);

        for (String person : List.of(REP, MANAGER, DIRECTOR, LAWYER, ADMINISTRATOR, "ct.felix", "ct.vera")) {
            web.perform(get("/contracts/" + number).with(as(person)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Out for signature"),
                                    containsString("Zhang Wei"),
                                    containsString("others sign first"),
                                    containsString("it says what was approved"),
                                    containsString("USD 10,000.00"))));
            web.perform(get("/contracts").param("text", number).with(as(person)))
                    .andExpect(content().string(containsString("/contracts/" + number)));
        }
        web.perform(get("/contracts/" + number).with(as("ct.other"))).andExpect(status().isNotFound());
        web.perform(get("/contracts/" + number + "/documents/1").with(as("ct.other")))
                .andExpect(status().isNotFound());
        web.perform(get("/contracts").param("text", number).with(as("ct.other")))
                .andExpect(content().string(containsString("No contract matches")));
        web.perform(act(number, "cancel", "Mine", "ct.other")).andExpect(status().isNotFound());
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);
    }

    @Test
    void leadsToTheEnvelopeWhoMayOpenIt() throws Exception {
        String number = drive.opened(10);
        drive.prepare(number);
        String envelope = drive.contract(number).paper().envelope();
        String page = "/signing/" + envelope;
        for (String person : List.of(LAWYER, ADMINISTRATOR)) {
            web.perform(get("/contracts/" + number).with(as(person)))
                    .andExpect(content().string(allOf(containsString(page), containsString("open until"))));
            web.perform(get(page).with(user(person).roles(Roles.LEGAL)))
                    .andExpect(content().string(containsString("Time to sign ends")));
        }
        for (String person : List.of(REP, MANAGER)) {
            web.perform(get("/contracts/" + number).with(as(person)))
                    .andExpect(content().string(allOf(containsString(envelope), not(containsString(page)))));
            web.perform(get(page).with(as(person))).andExpect(status().isForbidden());
        }

        web.perform(act(number, "cancel", "No budget", REP));
        web.perform(get("/contracts/" + number).with(as(LAWYER)))
                .andExpect(content().string(allOf(containsString("taken back"), not(containsString("open until")))));
        web.perform(get(page).with(user(LAWYER).roles(Roles.LEGAL)))
                .andExpect(content().string(not(containsString("Time to sign ends"))));
    }

    @Test
    void offersOnlyWhatAPersonMayDoAndAsksForAReason() throws Exception {
        String number = drive.opened(10);
        drive.prepare(number);
        web.perform(get("/contracts/" + number).with(as(MANAGER)))
                .andExpect(content().string(not(containsString("/take-back"))));
        web.perform(act(number, "take-back", "Mine", MANAGER)).andExpect(redirectedUrl("/contracts/" + number));
        web.perform(act(number, "take-back", " ", REP)).andExpect(redirectedUrl("/contracts/" + number));
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);

        web.perform(act(number, "take-back", "The <b>name</b> has changed", REP))
                .andExpect(redirectedUrl("/contracts/" + number));
        web.perform(get("/contracts/" + number).with(as(REP)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Taken back to be changed: The &lt;b&gt;name&lt;/b&gt; has changed"),
                                containsString("In preparation"))));
        web.perform(act(number, "dispute", "Too early", REP)).andExpect(redirectedUrl("/contracts/" + number));
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.PREPARATION);
    }

    @Test
    void findsTheContractOfAQuoteAndSendsDocumentsAsDownloads() throws Exception {
        String number = drive.opened(10);
        drive.prepare(number);
        String quote = drive.contract(number).origin().quote();
        web.perform(get("/contracts").param("quote", quote).with(as(REP)))
                .andExpect(content().string(allOf(containsString(number), containsString("1 contract"))));
        web.perform(get("/contracts/" + number + "/documents/1").with(as(REP)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", startsWith("attachment")))
                .andExpect(content().contentType("application/pdf"));
        web.perform(get("/contracts/" + number + "/documents/2").with(as(REP))).andExpect(status().isNotFound());
        web.perform(get("/contracts/" + number + "/signed").with(as(REP))).andExpect(status().isNotFound());
    }

    @Test
    void answersProgramsInJson() throws Exception {
        String number = drive.opened(10);
        drive.prepare(number);
        web.perform(get("/api/contracts")
                        .param("status", "SIGNING")
                        .param("size", "100")
                        .with(as(REP)))
                .andExpect(jsonPath("$.contracts[*].number").value(hasItem(number)));
        web.perform(get("/api/contracts/" + number).with(as(REP)))
                .andExpect(jsonPath("$.contract.status").value("SIGNING"))
                .andExpect(jsonPath("$.contract.origin.agreement.amount").value(10000.00))
                .andExpect(jsonPath("$.signers[0].email").value("wei@customer.example"))
                .andExpect(jsonPath("$.documents[0].version").value(1));
        web.perform(get("/api/contracts/CON-2026-9999").with(as(REP))).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder act(String number, String action, String reason, String person) {
        return post("/contracts/" + number + "/" + action)
                .param("reason", reason)
                .with(as(person))
                .with(csrf());
    }

    private static RequestPostProcessor as(String person) {
        return user(person).roles(Roles.SALES_REP);
    }
}
