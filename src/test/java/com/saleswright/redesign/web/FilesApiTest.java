package com.saleswright.redesign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.Redesigns;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** What the studio's scripts ask: nobody overwrites what somebody else saved. */
@SaleswrightTest
@Transactional
class FilesApiTest {

    private static final String DIAGRAM = "processes/deals/deal-approval.bpmn";
    private static final String FORM = "forms/deals/rework-deal.form";

    @Autowired
    private MockMvc web;

    @Autowired
    private Redesigns redesigns;

    private String number;

    @BeforeEach
    void begin() {
        number = redesigns.begin("deals", "Finance sees large deals", "Losses in the last quarter", "petra");
    }

    @Test
    void savesWhatWasReadAndNothingOverOthers() throws Exception {
        String tag = tag(DIAGRAM);
        web.perform(get(files()).param("path", DIAGRAM).with(user("petra").roles("process-owner")))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.ETAG, "\"" + tag + "\""))
                .andExpect(jsonPath("$.text").value(text(DIAGRAM)));
        String one = text(DIAGRAM).replace("Quote submitted", "Quote handed in – 提交");
        String two = text(DIAGRAM).replace("Quote submitted", "Quote arrived");

        save("petra", DIAGRAM, one, tag)
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.ETAG, "\"" + tag(DIAGRAM) + "\""))
                .andExpect(jsonPath("$.savedBy").value("petra"));
        assertThat(text(DIAGRAM)).isEqualTo(one);
        save("paul", DIAGRAM, two, tag)
                .andExpect(status().isConflict())
                .andExpect(header().string(HttpHeaders.ETAG, "\"" + tag(DIAGRAM) + "\""))
                .andExpect(jsonPath("$.savedBy").value("petra"))
                .andExpect(jsonPath("$.savedAt").value("2026-03-04T09:00:00Z"))
                .andExpect(jsonPath("$.detail").value(containsString("saved by petra since you opened it")));
        assertThat(text(DIAGRAM)).isEqualTo(one);
        save("paul", DIAGRAM, two, tag(DIAGRAM)).andExpect(status().isOk());
        assertThat(text(DIAGRAM)).isEqualTo(two);

        redesigns.discard(number, DIAGRAM);
        save("petra", DIAGRAM, one, "0123456789abcdef")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("taken back")));
    }

    @Test
    void keepsUnchangedFilesUnchanged() throws Exception {
        save("petra", DIAGRAM, text(DIAGRAM), tag(DIAGRAM)).andExpect(status().isOk());
        assertThat(redesigns.changedFiles(number)).isZero();
    }

    @Test
    void refusesWhatCannotBeKept() throws Exception {
        save("petra", DIAGRAM, "<definitions>\n<process>\n</definitions>", tag(DIAGRAM))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(containsString("Line 3")));
        save("petra", FORM, "{\n\"id\": }", tag(FORM))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(containsString("Line 2")));
        save("petra", DIAGRAM, "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", tag(DIAGRAM))
                .andExpect(status().isUnprocessableEntity());
        save("petra", FORM, "{\"id\":\"" + "x".repeat(Redesigns.MAX_LENGTH) + "\"}", tag(FORM))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value(containsString("the most is 1,000,000")));
        save("petra", "processes/approvals/approval-chain.bpmn", "<a/>", "x").andExpect(status().isNotFound());
        save("petra", "../application.yaml", "<a/>", "x").andExpect(status().isNotFound());
        save("petra", FORM, "{}", "")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("If-Match")));
        String tag = tag(FORM);
        redesigns.withdraw(number);
        save("petra", FORM, "{}", tag)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("only a draft can be changed")));
        assertThat(redesigns.changedFiles(number)).isZero();
    }

    @Test
    void keepsADraftThatIsNotSoundYet() throws Exception {
        save("petra", FORM, "{\"components\": []}", tag(FORM)).andExpect(status().isOk());
        assertThat(redesigns.findings(number)).isNotEmpty();
    }

    @Test
    void checksWhatIsBeingEditedAgainstTheWholeDraft() throws Exception {
        redesigns.remove(number, FORM, "petra");
        check(DIAGRAM, text(DIAGRAM))
                .andExpect(jsonPath("$[*].rule").value(hasItem("UnknownForm")))
                .andExpect(jsonPath("$[*].elementId").value(hasItem("userTask_reworkDeal")));
        check(DIAGRAM, "<a").andExpect(jsonPath("$[0].rule").value("Unreadable"));
        redesigns.discard(number, FORM);
        check(DIAGRAM, text(DIAGRAM)).andExpect(content().json("[]", JsonCompareMode.STRICT));
        assertThat(redesigns.changedFiles(number)).isZero();
    }

    @Test
    void isForProcessOwnersOnly() throws Exception {
        web.perform(get(files()).param("path", DIAGRAM).with(user("rosa").roles("sales-rep")))
                .andExpect(status().isForbidden());
        web.perform(put(files())
                        .param("path", DIAGRAM)
                        .content("<a/>")
                        .with(user("petra").roles("process-owner")))
                .andExpect(status().isForbidden());
        web.perform(get(files()).param("path", DIAGRAM)).andExpect(status().isUnauthorized());
    }

    private ResultActions save(String by, String path, String text, String tag) throws Exception {
        var request = put(files())
                .param("path", path)
                .contentType("text/plain;charset=utf-8")
                .content(text)
                .with(user(by).roles("process-owner"))
                .with(csrf());
        return web.perform(tag.isEmpty() ? request : request.header(HttpHeaders.IF_MATCH, "\"" + tag + "\""));
    }

    private ResultActions check(String path, String text) throws Exception {
        return web.perform(post("/api/redesigns/" + number + "/check")
                        .param("path", path)
                        .content(text)
                        .with(user("petra").roles("process-owner"))
                        .with(csrf()))
                .andExpect(status().isOk());
    }

    private String files() {
        return "/api/redesigns/" + number + "/files";
    }

    private String text(String path) {
        return Objects.requireNonNull(stored(path).text());
    }

    private String tag(String path) {
        return stored(path).tag();
    }

    private RedesignFile stored(String path) {
        return redesigns.file(number, path);
    }
}
