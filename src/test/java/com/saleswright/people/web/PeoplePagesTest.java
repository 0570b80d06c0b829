package com.saleswright.people.web;

import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.people.Sample;
import com.saleswright.testkit.SaleswrightTest;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
class PeoplePagesTest {

    private static final UserRequestPostProcessor HR = user("w.hr").roles("hr");
    private static final UserRequestPostProcessor ADMIN = user("w.admin").roles("camunda-admin");
    private static final UserRequestPostProcessor REP = user("w.rep").roles("sales-rep");
    private static final UserRequestPostProcessor OTHER = user("w.other").roles("sales-rep");
    private static final UserRequestPostProcessor MANAGER = user("w.manager").roles("sales-manager");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @BeforeEach
    void hire() {
        people.saveOffice(Sample.office());
        people.save(employee("w.hr", null, Roles.HR));
        people.save(employee("w.admin", null, Roles.CAMUNDA_ADMIN));
        people.save(employee("w.manager", "w.hr", Roles.SALES_MANAGER));
        people.save(employee("w.rep", "w.manager", Roles.SALES_REP));
        people.save(employee("w.other", "w.manager", Roles.SALES_REP));
    }

    @Test
    void listsPeopleWithLinesAndAbsences() throws Exception {
        absences.plan(new Absence(0, "w.rep", Sample.TODAY, Sample.TODAY, "w.other", "Secret illness"));

        mvc.perform(get("/people").param("search", "W.REP").with(OTHER))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("/people/w.rep"),
                                containsString("/people/w.manager"),
                                containsString(">absent<"),
                                containsString("4 Mar 2026"),
                                containsString("1 person"),
                                not(containsString("Add employee")),
                                not(containsString("Secret illness")))));
        mvc.perform(get("/people").with(HR)).andExpect(content().string(containsString("Add employee")));
        mvc.perform(get("/people").param("search", "nobody at all").with(HR))
                .andExpect(content().string(containsString("Nobody matches")));
        mvc.perform(get("/people").param("view", "lines").with(OTHER))
                .andExpect(status().isOk())
                .andExpect(
                        content().string(allOf(containsString("/people/w.rep"), containsString("/people/w.manager"))));
    }

    @Test
    void showsOnePersonAndTheReasonOfAnAbsenceOnlyToThoseConcerned() throws Exception {
        absences.plan(new Absence(0, "w.rep", Sample.TODAY, Sample.TODAY, null, "Secret illness"));

        mvc.perform(get("/people/w.rep").with(MANAGER))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("w.rep@example.com"),
                                containsString("/people/w.hr"),
                                containsString("Secret illness"))));
        mvc.perform(get("/people/w.rep").with(OTHER))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Secret illness"))));
        mvc.perform(get("/people/w.nobody").with(HR)).andExpect(status().isNotFound());
    }

    @Test
    void everybodySeesOfficesAndHrOpensAndChangesThem() throws Exception {
        mvc.perform(get("/offices").with(REP))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Sample office"), not(containsString("Add office")))));
        mvc.perform(get("/offices/new").with(REP)).andExpect(status().isForbidden());
        mvc.perform(post("/offices").with(REP).with(csrf())).andExpect(status().isForbidden());

        mvc.perform(office("/offices", "w-oslo", "Europe/Oslo", "17:00")).andExpect(redirectedUrl("/offices"));
        assertThat(people.office("w-oslo").closes()).isEqualTo(LocalTime.of(17, 0));
        mvc.perform(office("/offices", "w-oslo", "Europe/Oslo", "17:00"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("short name already")));
        mvc.perform(get("/offices/w-oslo/edit").with(HR))
                .andExpect(content().string(allOf(containsString("Change Oslo"), containsString("value=\"09:00\""))));
        mvc.perform(office("/offices/w-oslo", "other", "Europe/Oslo", "16:30")).andExpect(redirectedUrl("/offices"));
        assertThat(people.office("w-oslo").closes()).isEqualTo(LocalTime.of(16, 30));
        mvc.perform(office("/offices/w-oslo", "w-oslo", "Norway", "soon"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Give a time, like 09:00.")));
        mvc.perform(office("/offices/w-oslo", "w-oslo", "Norway", "17:00"))
                .andExpect(content().string(containsString("Use a time zone by city")));
        mvc.perform(get("/offices/w-nowhere/edit").with(HR)).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder office(String path, String id, String zone, String closes) {
        return post(path)
                .param("id", id)
                .param("name", "Oslo")
                .param("zone", zone)
                .param("holidayRegion", "NO")
                .param("opens", "09:00")
                .param("closes", closes)
                .with(HR)
                .with(csrf());
    }

    @Test
    void escapesWhatPeopleTyped() throws Exception {
        Employee e = employee("w.rep", "w.manager", Roles.SALES_REP);
        people.save(new Employee(
                e.userId(),
                "<script>x</script>",
                "B",
                e.email(),
                e.office(),
                e.manager(),
                e.roles(),
                e.sellingAuthority(),
                e.language(),
                true));

        for (String page :
                List.of("/people", "/people?view=lines", "/people/w.rep", "/people/w.rep/edit", "/absences?of=w.rep")) {
            mvc.perform(get(page).with(HR))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("<script>x"))));
        }
    }

    @Test
    void letsHrAddAndChangeEmployees() throws Exception {
        mvc.perform(get("/people/new").with(HR)).andExpect(status().isOk());
        mvc.perform(filled(post("/people"), "w.new", "w.manager").with(HR).with(csrf()))
                .andExpect(redirectedUrl("/people/w.new"));
        assertThat(people.get("w.new").name()).isEqualTo("New Person");
        assertThat(people.get("w.new").roles()).containsExactly("mentor", "trainer");
        assertThat(people.get("w.new").sellingAuthority()).isEqualTo("12.50");

        mvc.perform(filled(post("/people"), "w.new", "w.manager").with(HR).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Somebody has this user id already")));
        mvc.perform(get("/people/w.new/edit").with(HR)).andExpect(content().string(containsString("value=\"New\"")));
        mvc.perform(filled(post("/people/w.new"), "w.evil", "w.hr").with(ADMIN).with(csrf()))
                .andExpect(redirectedUrl("/people/w.new"));
        assertThat(people.get("w.new").manager()).isEqualTo("w.hr");
        assertThat(people.find("w.evil")).isEmpty();
    }

    @Test
    void showsWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() throws Exception {
        mvc.perform(filled(post("/people/w.manager"), "w.manager", "w.rep")
                        .with(HR)
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("reports to New Person, directly or further down"),
                                containsString("value=\"Person\""))));
        mvc.perform(filled(post("/people"), "w.x", "", "sellingAuthority", "a lot")
                        .with(HR)
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(
                        content().string(allOf(containsString("Give an amount in digits"), containsString("a lot"))));
        mvc.perform(post("/people").param("sellingAuthority", "1").with(HR).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"firstName-note\">Give a name"),
                                containsString("id=\"lastName-note\">Give a name"),
                                containsString("id=\"email-note\">Give one address"))));
    }

    @Test
    void letsSomebodyLeaveAndSaysWhoTakesOver() throws Exception {
        mvc.perform(get("/people/w.manager/leave").with(HR))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("W.hr Sample"), containsString("W.rep Sample"))));
        mvc.perform(post("/people/w.manager/leave").with(HR).with(csrf())).andExpect(redirectedUrl("/people"));

        assertThat(people.get("w.manager").active()).isFalse();
        assertThat(people.get("w.rep").manager()).isEqualTo("w.hr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/new", "/people/w.rep/edit", "/people/w.rep/leave"})
    void keepsOthersFromTheForms(String page) throws Exception {
        mvc.perform(get(page).with(MANAGER)).andExpect(status().isForbidden());
    }

    @Test
    void keepsOthersFromChangingEmployees() throws Exception {
        for (MockHttpServletRequestBuilder change : List.of(
                filled(post("/people"), "w.new", ""),
                filled(post("/people/w.rep"), "w.rep", ""),
                post("/people/w.rep/leave"),
                json(post("/api/people"), "w.new", "mentor"),
                json(put("/api/people/w.rep"), "w.rep", "hr"),
                post("/api/people/w.rep/leave"))) {
            mvc.perform(change.with(MANAGER).with(csrf())).andExpect(status().isForbidden());
        }
        assertThat(people.find("w.new")).isEmpty();
        assertThat(people.get("w.rep")).isEqualTo(employee("w.rep", "w.manager", Roles.SALES_REP));
    }

    @Test
    void letsOnlyAdministratorsMakeAndUnmakeAdministrators() throws Exception {
        mvc.perform(json(post("/api/people"), "w.new", "camunda-admin").with(HR).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("roles"));
        mvc.perform(json(put("/api/people/w.hr"), "w.hr", "camunda-admin")
                        .with(HR)
                        .with(csrf()))
                .andExpect(status().isBadRequest());
        mvc.perform(json(put("/api/people/w.admin"), "w.admin", "hr").with(HR).with(csrf()))
                .andExpect(status().isBadRequest());
        mvc.perform(post("/people/w.admin/leave").with(HR).with(csrf())).andExpect(status().isForbidden());
        assertThat(people.get("w.admin").roles()).containsExactly("camunda-admin");

        mvc.perform(json(post("/api/people"), "w.new", "camunda-admin")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isCreated());
    }

    @Test
    void servesPeopleAsJson() throws Exception {
        mvc.perform(get("/api/people").param("role", "sales-rep").with(REP))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].userId", hasItem("w.other")))
                .andExpect(jsonPath("$[*].userId", not(hasItem("w.hr"))));
        mvc.perform(get("/api/people/w.rep").with(REP))
                .andExpect(jsonPath("$.manager").value("w.manager"))
                .andExpect(jsonPath("$.roles[0]").value("sales-rep"));
        mvc.perform(get("/api/people/w.nobody").with(REP))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(json(post("/api/people"), "w.new", "mentor").with(HR).with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/people/w.new"));
        mvc.perform(json(post("/api/people"), "w.new", "mentor").with(HR).with(csrf()))
                .andExpect(status().isConflict());
        mvc.perform(json(put("/api/people/w.new"), "ignored", "trainer")
                        .with(HR)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.userId").value("w.new"))
                .andExpect(jsonPath("$.roles[0]").value("trainer"));
        mvc.perform(json(put("/api/people/w.ghost"), "w.ghost", "trainer")
                        .with(HR)
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(json(post("/api/people"), "w.bad", "king").with(HR).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problems[0].field").value("roles"))
                .andExpect(jsonPath("$.problems[0].value").value("king"));
        mvc.perform(post("/api/people/w.new/leave").with(HR).with(csrf()))
                .andExpect(jsonPath("$.active").value(false));
    }

    private static MockHttpServletRequestBuilder filled(
            MockHttpServletRequestBuilder request, String userId, String manager, String... more) {
        request.param("userId", userId)
                .param("firstName", "New")
                .param("lastName", "Person")
                .param("email", "new@example.com")
                .param("office", "sample-office")
                .param("manager", manager)
                .param("roles", "mentor", "trainer")
                .param("language", "en");
        return more.length == 0 ? request.param("sellingAuthority", "12.50") : request.param(more[0], more[1]);
    }

    private static MockHttpServletRequestBuilder json(
            MockHttpServletRequestBuilder request, String userId, String role) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"userId": "%s", "firstName": "New", "lastName": "Person", "email": "new@example.com",
                         "office": "sample-office", "roles": ["%s"], "sellingAuthority": 10.5, "language": "en"}
                        """
                                .formatted(userId, role));
    }
}
