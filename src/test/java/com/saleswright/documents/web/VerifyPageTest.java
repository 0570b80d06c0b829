package com.saleswright.documents.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.documents.Archive;
import com.saleswright.documents.SamplePdf;
import com.saleswright.documents.Seals;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SaleswrightTest
class VerifyPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Seals seals;

    @Autowired
    private Archive archive;

    @Test
    void confirmsAnArchivedDocument() throws Exception {
        byte[] sealed = seals.seal(SamplePdf.contract(), "Sales contract", "DEAL-2026-7101");
        archive.keep("DEAL-2026-7101", "Sales contract", "application/pdf", sealed);

        check(sealed, "198.51.100.1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ours, complete and unchanged")))
                .andExpect(content().string(containsString("in our archive")))
                .andExpect(content().string(containsString("DEAL-2026-7101")));
    }

    @Test
    void saysWhenTheFileIsNotArchived() throws Exception {
        check(seals.seal(SamplePdf.contract(), "Draft", "DEAL-2026-7102"), "198.51.100.1")
                .andExpect(content().string(containsString("ours, complete and unchanged")))
                .andExpect(content().string(containsString("not in our archive")));
    }

    @Test
    void warnsOfEverythingElse() throws Exception {
        byte[] sealed = seals.seal(SamplePdf.contract(), "Sales contract", "DEAL-2026-7103");
        byte[] changed = sealed.clone();
        changed[1_000] ^= 1;

        check(changed, "198.51.100.1").andExpect(content().string(containsString("changed or is damaged")));
        check(Arrays.copyOf(sealed, sealed.length + 9), "198.51.100.1")
                .andExpect(content().string(containsString("added after we sealed")));
        check(SamplePdf.contract(), "198.51.100.1")
                .andExpect(content().string(containsString("This document has no seal")));
        check(new byte[] {1, 2, 3}, "198.51.100.1").andExpect(content().string(containsString("not a PDF")));
        check(new byte[0], "198.51.100.1")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Choose a PDF document first")));
        check(new byte[VerifyPage.MAX_BYTES + 1], "198.51.100.1")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().string(containsString("larger than 20 MB")));
    }

    @Test
    void showsHostileFileNamesAsText() throws Exception {
        mvc.perform(multipart("/verify")
                        .file(new MockMultipartFile(
                                "file", "<script>alert(1)</script>.pdf", "application/pdf", new byte[] {1}))
                        .with(from("198.51.100.1")))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void holdsBackWhoAsksTooOften() throws Exception {
        for (int i = 0; i < VerifyLimits.PER_TEN_MINUTES; i++) {
            check(new byte[] {1}, "2001:db8::" + i).andExpect(status().isOk());
        }

        check(new byte[] {1}, "2001:db8::ffff")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(content().string(containsString("Wait some minutes")));
        check(new byte[] {1}, "198.51.100.2").andExpect(status().isOk());
    }

    @Test
    void opensWithoutLoginOrSession() throws Exception {
        mvc.perform(get("/verify"))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self'")));
    }

    private ResultActions check(byte[] file, String address) throws Exception {
        return mvc.perform(multipart("/verify")
                .file(new MockMultipartFile("file", "contract.pdf", "application/pdf", file))
                .with(from(address)));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
