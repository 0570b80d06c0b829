package com.saleswright.people.web;

import static com.saleswright.people.Sample.TODAY;
import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.people.Absence;
import com.saleswright.people.Absences;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.people.Sample;
import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
class AbsencesPageTest {

    private static final UserRequestPostProcessor HR = user("v.hr").roles("hr");
    private static final UserRequestPostProcessor REP = user("v.rep").roles("sales-rep");
    private static final UserRequestPostProcessor OTHER = user("v.other").roles("sales-rep");
    private static final UserRequestPostProcessor MANAGER = user("v.manager").roles("sales-manager");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @BeforeEach
    void hire() {
        people.saveOffice(Sample.office());
        people.save(employee("v.hr", null, Roles.HR));
        people.save(employee("v.manager", null, Roles.SALES_MANAGER));
        people.save(employee("v.rep", "v.manager", Roles.SALES_REP));
        people.save(employee("v.other", "v.manager", Roles.SALES_REP));
    }

    @Test
    void plansChangesAndCancelsOnesOwnAbsence() throws Exception {
        mvc.perform(get("/absences").with(REP))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("My absences"),
                                containsString("No absences yet"),
                                not(containsString("Whose absences")))));
        mvc.perform(plan("v.rep", "2026-03-04", "2026-03-06", "v.other")
                        .with(REP)
                        .with(csrf()))
                .andExpect(redirectedUrl("/absences?of=v.rep"));
        Absence planned = absences.of("v.rep").get(0);
        assertThat(planned)
                .isEqualTo(new Absence(planned.id(), "v.rep", TODAY, TODAY.plusDays(2), "v.other", "Holiday"));

        mvc.perform(get("/absences/" + planned.id()).with(REP))
                .andExpect(content().string(containsString("value=\"2026-03-06\"")));
        mvc.perform(plan("ignored", "2026-03-05", "", "", "/absences/" + planned.id())
                        .with(REP)
                        .with(csrf()))
                .andExpect(redirectedUrl("/absences?of=v.rep"));
        assertThat(absences.get(planned.id()))
                .isEqualTo(new Absence(planned.id(), "v.rep", TODAY.plusDays(1), TODAY.plusDays(1), null, "Holiday"));

        mvc.perform(post("/absences/" + planned.id() + "/cancel").with(REP).with(csrf()))
                .andExpect(redirectedUrl("/absences?of=v.rep"));
        assertThat(absences.of("v.rep")).isEmpty();
        mvc.perform(get("/absences/" + planned.id()).with(REP)).andExpect(status().isNotFound());
    }

    @Test
    void saysWhatIsWrongBesideTheField() throws Exception {
        mvc.perform(plan("v.rep", "tomorrow", "2026-03-06", "").with(REP).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Give a day, like 2026-12-24.")));
        mvc.perform(plan("v.rep", "2026-03-06", "2026-03-04", "v.rep").with(REP).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("Give a last day that is not before the first."),
                                containsString("Name somebody else, or nobody."),
                                containsString("value=\"2026-03-06\""))));
        assertThat(absences.of("v.rep")).isEmpty();
    }

    @Test
    void letsSuperiorsAndHrPlanForOthers() throws Exception {
        mvc.perform(get("/absences").with(MANAGER))
                .andExpect(content().string(allOf(containsString("Whose absences"), containsString("V.rep Sample"))));
        mvc.perform(plan("v.rep", "2026-03-04", "", "").with(MANAGER).with(csrf()))
                .andExpect(redirectedUrl("/absences?of=v.rep"));
        mvc.perform(get("/absences").param("of", "v.rep").with(HR))
                .andExpect(content().string(containsString("Absences of V.rep Sample")));
        mvc.perform(plan("v.manager", "2026-03-04", "", "").with(HR).with(csrf()))
                .andExpect(redirectedUrl("/absences?of=v.manager"));
    }

    @Test
    void keepsOthersOut() throws Exception {
        Absence own = absences.plan(new Absence(0, "v.rep", TODAY, TODAY, null, "Private"));
        for (UserRequestPostProcessor stranger :
                List.of(OTHER, user("v.stranger").roles("sales-rep"))) {
            mvc.perform(get("/absences").param("of", "v.rep").with(stranger)).andExpect(status().isForbidden());
            mvc.perform(get("/absences/" + own.id()).with(stranger)).andExpect(status().isForbidden());
            mvc.perform(plan("v.rep", "2026-04-04", "", "").with(stranger).with(csrf()))
                    .andExpect(status().isForbidden());
            mvc.perform(plan("v.other", "2026-04-04", "", "", "/absences/" + own.id())
                            .with(stranger)
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            mvc.perform(post("/absences/" + own.id() + "/cancel").with(stranger).with(csrf()))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(plan("v.manager", "2026-04-04", "", "").with(REP).with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(absences.of("v.rep")).containsExactly(own);
    }

    @Test
    void tellsALoginWithoutEmployeeWhereToGo() throws Exception {
        mvc.perform(get("/absences").with(user("v.root").roles("camunda-admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("there is nothing to plan")));
        mvc.perform(plan("v.root", "2026-04-04", "", "")
                        .with(user("v.root").roles("camunda-admin"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder plan(String of, String from, String to, String substitute) {
        return plan(of, from, to, substitute, "/absences");
    }

    private static MockHttpServletRequestBuilder plan(
            String of, String from, String to, String substitute, String address) {
        return post(address)
                .param("of", of)
                .param("from", from)
                .param("to", to)
                .param("substitute", substitute)
                .param("reason", "Holiday");
    }
}
