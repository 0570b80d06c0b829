package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MailTemplatesTest {

    private final MailTemplates templates = new MailTemplates("https://sales.example.com/");

    @Test
    void putsTheBodyIntoTheFrameWithAbsoluteLinks() {
        Rendered mail = templates.render(message("mail-test/hostile", "Rosa Lind", "fine", Locale.ENGLISH));

        assertThat(mail.subject()).isEqualTo("About fine");
        assertThat(mail.text())
                .isEqualTo("Rosa Lind: fine https://sales.example.com/quotes/DEAL%201\n\n-- \n"
                        + "DEAL-2026-0001 · Saleswright · https://sales.example.com\n");
        assertThat(mail.html())
                .contains("<p>Rosa Lind: fine</p>")
                .contains("href=\"https://sales.example.com/quotes/DEAL%201?from=mail&amp;who=Rosa%20Lind\"")
                .contains("href=\"https://sales.example.com/\"")
                .contains("<title>About fine</title>")
                .doesNotContain(" th:", "<th:");
    }

    @Test
    void escapesValuesInHtmlAndKeepsTheSubjectOneLine() {
        Rendered mail = templates.render(
                message("mail-test/hostile", "<b>Rosa</b>", "x\r\nBcc: all@example.com\u2028<script>", Locale.ENGLISH));

        assertThat(mail.subject()).isEqualTo("About x Bcc: all@example.com <script>");
        assertThat(mail.html()).contains("&lt;b&gt;Rosa&lt;/b&gt;").doesNotContain("<b>Rosa", "<script");
        assertThat(mail.text()).startsWith("<b>Rosa</b>: x");
    }

    @Test
    void takesTheTranslationWhenAllOfItIsThere() {
        assertThat(templates.render(message("mail-test/hostile", "Rosa", "fine", Locale.SIMPLIFIED_CHINESE)))
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("关于 fine"))
                .satisfies(mail -> assertThat(mail.html()).contains("lang=\"zh\""));
        assertThat(templates
                        .render(message("mail-test/hostile", "Rosa", "fine", Locale.GERMAN))
                        .subject())
                .isEqualTo("About fine");
    }

    @Test
    void namesAMissingTemplate() {
        assertThatThrownBy(() -> templates.render(message("mail-test/missing", "Rosa", "fine", Locale.ENGLISH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mail-test/missing");
        assertThatThrownBy(() -> message("../application", "Rosa", "fine", Locale.ENGLISH))
                .hasMessageContaining("../application");
    }

    /** Rules for the templates of all capabilities: whole sets, and nothing that leaves values unescaped. */
    @Test
    void everyTemplateIsCompleteAndEscapesItsValues() throws IOException {
        List<String> faults = new ArrayList<>();
        var resources = new PathMatchingResourcePatternResolver();
        int subjects = 0;
        for (Resource file : resources.getResources("classpath:mail/**/*.*")) {
            String path = file.getURL().toString().replaceFirst(".*/mail/(?=[^/]+/[^/]+$|[^/]+$)", "");
            String content = file.getContentAsString(StandardCharsets.UTF_8);
            if (path.endsWith(".html") && (content.contains("th:utext") || content.contains("[("))) {
                faults.add(path + ": th:utext and [(...)] do not escape; use th:text");
            }
            if (!path.endsWith(".html") && content.contains("[[")) {
                faults.add(path + ": [[...]] writes &amp; for & in plain text; use [(...)]");
            }
            if (path.endsWith(".subject")) {
                subjects++;
                for (String other : List.of(".txt", ".html")) {
                    if (!resources
                            .getResource("classpath:mail/" + path.replace(".subject", other))
                            .exists()) {
                        faults.add(path + ": " + other + " is missing");
                    }
                }
            }
        }
        assertThat(subjects).isPositive();
        assertThat(faults).isEmpty();
    }

    private static Message message(String template, String name, String remark, Locale language) {
        return new Message(
                "key", template, "rosa@example.com", name, language, Map.of("remark", remark), "DEAL-2026-0001");
    }
}
