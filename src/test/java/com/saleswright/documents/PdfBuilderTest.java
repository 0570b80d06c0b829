package com.saleswright.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfBuilderTest {

    private final PdfBuilder builder = new PdfBuilder();

    /** A line of a quote, to show that templates read records. */
    private record Line(String product) {}

    @Test
    void setsLatinAndChinese() throws Exception {
        byte[] pdf = SamplePdf.contract();

        assertThat(pdf.length).isLessThan(200_000);
        assertThat(text(pdf))
                .contains("Sales contract", "Łódź Überseehandel 张伟有限公司", "工业泵 MG 500", "98,000.50")
                .contains("供应商向客户提供下列产品，客户应在收到发票后三十日内付款。");
    }

    @Test
    void embedsItsFontsAndIsTagged() throws Exception {
        try (PDDocument document = Loader.loadPDF(SamplePdf.contract())) {
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfaid:part", "pdfuaid:part");
        }
    }

    @Test
    void readsRecordsAndTellsWhereItIsInAList() throws Exception {
        String body =
                "<p th:each=\"line : ${lines}\"><span th:text=\"${lineStat.count} + '. ' + ${line.product}\">x</span>"
                        + "<b th:if=\"${lineStat.last}\">, that is all</b></p>";

        assertThat(text(builder.build(
                        page(body), Map.of("lines", List.of(new Line("GTX"), new Line("MG"))), Locale.ENGLISH)))
                .contains("1. GTX", "2. MG, that is all");
    }

    @Test
    void takesWhateverPeopleWrite() throws Exception {
        String naughty =
                "</p><script>alert(1)</script> ${x} &amp; \u0000\u0008\uFFFF \uD800 ]]> \u202Eabc \uD83D\uDE00";

        assertThat(text(builder.build(page("<p th:text=\"${x}\">x</p>"), Map.of("x", naughty), Locale.ENGLISH)))
                .contains("</p><script>alert(1)</script> ${x} &amp;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${T(java.lang.Runtime).getRuntime().exec('id')}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${x.class}",
                "${x.getClass()}",
                "${@dataSource}",
                "${#ctx.springMacroRequestContext}",
                "${new java.io.File('/')}",
                "__${T(java.lang.Runtime)}__",
                "*{x.bytes}",
                "#{message.key.of.nothing(${T(java.lang.Math)})}"
            })
    void runsNoCode(String expression) {
        assertThatThrownBy(() -> builder.build(
                        page("<p th:text=\"" + expression + "\">x</p>"), Map.of("x", "y"), Locale.ENGLISH))
                .isInstanceOf(TemplateFault.class);
    }

    @Test
    void loadsNothingFromAnywhere() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String style = "<style>@import url('%1$s/a.css'); p { background: url('%1$s/b.png') }"
                    + "@font-face { font-family: f; src: url('%1$s/f.ttf') }</style>"
                    + "<link rel=\"stylesheet\" href=\"%1$s/c.css\"/>";
            String body = "<p style=\"font-family: f\">Text</p><img src=\"%1$s/d.png\" alt=\"\"/>"
                    + "<img src=\"file:///etc/passwd\" alt=\"\"/><object data=\"%1$s/e\" type=\"image/png\"></object>";
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            String template = page(body).replace("</head>", style + "</head>").replace("%1$s", address);
            assertThat(text(builder.build(template, Map.of(), Locale.ENGLISH)))
                    .contains("Text")
                    .doesNotContain("root:");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void saysWhatIsWrongWithATemplate() {
        assertFault("<html lang=\"en\"><head><title>T</title></head></html>", "subject");
        assertFault("<html lang=\"en\"><head></head></html>", "title");
        assertFault("<html><head><title>T</title></head></html>", "language");
        assertFault(page("<p>open"), "");
        assertFault(page("<p th:text=\"${customer.name}\">x</p>"), "There is no 'customer' for 'customer.name'.");
        assertFault(
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + page("<p>&x;</p>"), "not well-formed");
    }

    private void assertFault(String template, String message) {
        assertThatThrownBy(() -> builder.build(template, Map.of(), Locale.ENGLISH))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining(message);
    }

    private static String page(String body) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:th=\"http://www.thymeleaf.org\" lang=\"en\"><head>"
                + "<title>T</title><meta name=\"subject\" content=\"D\"/></head><body>" + body + "</body></html>";
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
