package com.saleswright.imports.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.saleswright.imports.Imports;
import com.saleswright.imports.NameKind;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SaleswrightTest
class ImportWebTest {

    private static final UserRequestPostProcessor MANAGER = user("marc").roles("sales-manager");
    private static final String HEADER = "product,series,sales_price\n";

    @Autowired
    private MockMvc web;

    @Autowired
    private Imports imports;

    @Autowired
    private Products products;

    @Test
    void importsByPageAfterAPreviewAndMapsAnUnknownSector() throws Exception {
        String accounts = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
                + "Juniper <i>Ltd</i>,manufactoring,1999,1,3,Norway,\n";
        String page = Objects.requireNonNull(web.perform(multipart("/imports")
                        .file(file("accounts.csv", accounts))
                        .param("creditPercent", "10")
                        .param("customerClass", "B")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        imports.await(Duration.ofSeconds(30));

        web.perform(get(page).with(MANAGER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ready to import")))
                .andExpect(content().string(containsString("Did you mean manufacturing?")))
                .andExpect(content().string(containsString("value=\"manufacturing\"")));
        web.perform(post(page + "/mappings")
                        .param("kind", "SECTOR")
                        .param("spelling", "manufactoring")
                        .param("target", "manufacturing")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        imports.await(Duration.ofSeconds(30));
        web.perform(post(page + "/apply")
                        .param("mode", "all-or-nothing")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        imports.await(Duration.ofSeconds(30));
        web.perform(get(page).with(MANAGER)).andExpect(content().string(containsString(">imported<")));
        web.perform(get("/imports").with(MANAGER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("accounts.csv")));
    }

    @Test
    void asksForMissingOptionsBesideTheField() throws Exception {
        web.perform(multipart("/imports")
                        .file(file(
                                "accounts.csv",
                                "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"))
                        .param("creditLimit", "many")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Give a number of 0 or more")));
    }

    @Test
    void reportsByRestWhatIsWrongAndImportsTheGoodRows() throws Exception {
        String text = HEADER + "Sequoia One,S,10\nSequoia Two,S,ten\n";
        String report = web.perform(api("/api/imports", text, "all-or-nothing"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.status").value("NOT_APPLIED"))
                .andExpect(jsonPath("$.kind").value("products"))
                .andExpect(jsonPath("$.problems[0].line").value(3))
                .andExpect(jsonPath("$.problems[0].field").value("sales_price"))
                .andExpect(jsonPath("$.problems[0].value").value("ten"))
                .andExpect(jsonPath("$.problems[0].remedy").value(startsWith("Write it like")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        org.assertj.core.api.Assertions.assertThat(products.byName("Sequoia One"))
                .isEmpty();

        web.perform(api("/api/imports", text, "good-rows"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.added").value(1))
                .andExpect(jsonPath("$.wrong").value(1));
        int id = JsonPath.read(report, "$.id");
        web.perform(get("/api/imports/" + id).with(MANAGER))
                .andExpect(jsonPath("$.rows").value(2));
        web.perform(get("/imports/runs/" + id + "/wrong-rows.csv").with(MANAGER))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().string(containsString("\"Sequoia Two\",\"S\",\"ten\",\"3\"")));
    }

    @Test
    void explainsAWrongFileAndWrongParameters() throws Exception {
        web.perform(api("/api/imports", "PK\u0003\u0004rest", "preview"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("workbook")));
        web.perform(api("/api/imports", HEADER, "maybe"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("mode"));
        web.perform(post("/api/imports/mappings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\": \"product\", \"spelling\": \"x\", \"target\": \"No Such Thing\"}")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("target"));
        web.perform(get("/api/imports/999999").with(MANAGER)).andExpect(status().isNotFound());
    }

    @Test
    void letsOnlyThoseImportPeopleWhoMayAddThemByHand() throws Exception {
        var hr = user("hana").roles("hr");
        String teams = "sales_agent,manager,regional_office\nZoe Quill,Yan Quill,Quilltown\n";
        String refusal = "Sales teams are imported by hr, camunda-admin.";

        web.perform(multipart("/imports")
                        .file(file("teams.csv", teams))
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(refusal)));
        web.perform(api("/api/imports", teams, "all-or-nothing"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("file"));
        web.perform(get("/imports").with(MANAGER))
                .andExpect(content().string(containsString("Sales teams are imported by hr, camunda-admin only.")))
                .andExpect(content().string(not(containsString("managerAuthority"))));

        String page = Objects.requireNonNull(web.perform(multipart("/imports")
                        .file(file("teams.csv", teams))
                        .param("emailDomain", "example.com")
                        .param("officeZone", "Europe/Berlin")
                        .param("holidayRegion", "DE-hh")
                        .param("repAuthority", "1")
                        .param("managerAuthority", "2")
                        .with(hr)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        imports.await(Duration.ofSeconds(30));
        for (String decision : List.of("/apply?mode=good-rows", "/cancel")) {
            web.perform(post(page + decision).with(MANAGER).with(csrf())).andExpect(status().isForbidden());
        }
        web.perform(get(page).with(MANAGER)).andExpect(content().string(not(containsString("Import now?"))));
        web.perform(get(page).with(hr)).andExpect(content().string(containsString("Import now?")));
        web.perform(post(page + "/cancel").with(hr).with(csrf())).andExpect(redirectedUrl(page));
        web.perform(multipart("/imports")
                        .file(file("products.csv", HEADER + "Quill,Q,1\n"))
                        .with(hr)
                        .with(csrf()))
                .andExpect(content().string(containsString("Products are imported by sales-manager")));
    }

    @Test
    void listsTheNamesThatWereExplainedAndForgetsThem() throws Exception {
        imports.map(null, NameKind.SECTOR, "Retale", "retail", "marc");

        web.perform(get("/imports/mappings").with(MANAGER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("retale")));
        web.perform(post("/imports/mappings/remove")
                        .param("kind", "SECTOR")
                        .param("spelling", "retale")
                        .with(MANAGER)
                        .with(csrf()))
                .andExpect(redirectedUrl("/imports/mappings"));
        web.perform(get("/imports/mappings").with(MANAGER)).andExpect(content().string(not(containsString("retale"))));
    }

    @Test
    void isForSalesManagersAndThoseAboveAndAdministratorsOnly() throws Exception {
        var rep = user("rosa").roles("sales-rep");
        web.perform(get("/imports").with(rep)).andExpect(status().isForbidden());
        web.perform(get("/api/imports/1").with(rep)).andExpect(status().isForbidden());
        web.perform(api("/api/imports", HEADER, "preview").with(rep)).andExpect(status().isForbidden());
        web.perform(get("/imports").with(user("admin").roles("camunda-admin"))).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder api(String path, String text, String mode) {
        return multipart(path)
                .file(file("products.csv", text))
                .param("mode", mode)
                .with(MANAGER)
                .with(csrf());
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
