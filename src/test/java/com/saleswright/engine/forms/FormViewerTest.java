package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.forms.FormCases.Case;
import com.saleswright.engine.forms.FormCases.Verdict;
import com.saleswright.testkit.Browser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The server, the form viewer that the Camunda Tasklist embeds, and the newer one of public pages, in real Chromium,
 * judge alike: each row of the table is opened in the viewer with its values and submitted, and what the viewer would
 * send goes to the server.
 *
 * <p>Deliberate differences, all of them on the side of the server:
 *
 * <ul>
 *   <li>A text without a maximum may have 4,000 characters, which is what a process variable holds; the viewer knows no
 *       limit. The same goes for characters that no database stores.
 *   <li>Of a telephone number the viewer also checks that the country code exists.
 *   <li>A number outside what a double can hold, or a list with a value twice, is refused; the viewer cannot send them.
 *   <li>The viewer limits days (not past, not before 1900) and times (on the grid) while they are typed, and lets pass
 *       what was in the field before.
 *   <li>Today, for "not in the past", is the browser's day in the viewer; on the server it lasts until the day is over
 *       on the American west coast.
 *   <li>Computed fields are computed in decimal on the server: 0.1 * 3 is 0.3, not 0.30000000000000004.
 *   <li>In expressions, the viewer compares a text with a number by turning one into the other; on the server, such a
 *       comparison is neither true nor false.
 * </ul>
 */
class FormViewerTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    private static final FormValidator VALIDATOR = new FormValidator(CLOCK);
    private static final int AT_ONCE = 60;

    private static final Path WEB = Path.of("src/main/web");
    private static final String TASKLIST = "form-viewer.html";
    private static final String PUBLIC_PAGES = "public-form-viewer.html";

    private static HttpServer server;
    private static byte[] publicViewer;

    @BeforeAll
    static void serveThePages() throws IOException, InterruptedException {
        publicViewer = bundledForPublicPages();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String resource = path.startsWith("/lib/") ? "/META-INF/resources/webjars/camunda" + path : "/forms" + path;
            try (InputStream content = FormViewerTest.class.getResourceAsStream(resource)) {
                boolean bundle = path.equals("/public-viewer.js");
                byte[] bytes = bundle ? publicViewer : content == null ? new byte[0] : content.readAllBytes();
                exchange.getResponseHeaders()
                        .add("Content-Type", path.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript");
                exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stopServing() {
        server.stop(0);
    }

    private static byte[] bundledForPublicPages() throws IOException, InterruptedException {
        Process esbuild = new ProcessBuilder("node_modules/.bin/esbuild", "--bundle", "--log-level=error")
                .directory(WEB.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer code = esbuild.outputWriter()) {
            code.write("import { newViewer } from './public-form/viewer.js';"
                    + " globalThis.newForm = container => newViewer(container, 'en');");
        }
        byte[] bundle = esbuild.getInputStream().readAllBytes();
        assertThat(esbuild.waitFor()).isZero();
        return bundle;
    }

    private static void open(String page) {
        browser.open("http://127.0.0.1:" + server.getAddress().getPort() + "/" + page);
    }

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, PUBLIC_PAGES})
    void judgesAsTheServerDoes(String viewer) throws IOException {
        open(viewer);
        List<Case> cases = FormCases.all(LocalDate.now(CLOCK));
        List<String> differences = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            List<Case> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
            List<Map<String, Object>> forms = some.stream()
                    .map(row -> Map.<String, Object>of("form", row.form(), "data", row.data()))
                    .toList();
            JsonNode answers = JSON.readTree((String) browser.runAsync(
                    "judge(JSON.parse(arguments[0])).then(arguments[1])", JSON.writeValueAsString(forms)));
            for (int i = 0; i < some.size(); i++) {
                compare(some.get(i), answers.get(i), differences);
            }
        }

        assertThat(cases).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    private static void compare(Case row, JsonNode answer, List<String> differences) {
        Object sent = Values.plain(answer.path("data"));
        boolean submittable = answer.path("errors").isEmpty();
        boolean kept = keeps(sent, row.values());
        String seen = " – the viewer sends " + answer;
        boolean asTheTable =
                switch (row.verdict()) {
                    case ACCEPT -> submittable && kept;
                    case REFUSE -> !submittable;
                    case IMPOSSIBLE -> !kept;
                };
        if (row.verdict() == Verdict.IMPOSSIBLE && accepts(row, row.values())) {
            differences.add(row + " – the server accepts what nobody can enter");
        }
        if (row.verdict() == Verdict.IMPOSSIBLE && row.guardsEntry()) {
            return;
        }
        if (!asTheTable) {
            differences.add(row + seen);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> values = (Map<String, Object>) sent;
        if (accepts(row, values) != submittable) {
            differences.add(row + seen + ", the server " + (submittable ? "refuses" : "accepts") + " that");
        }
    }

    /** Whether each value that was entered is in what is sent. */
    private static boolean keeps(@Nullable Object sent, Object entered) {
        if (entered instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .allMatch(e -> e.getValue() == null
                            || (sent instanceof Map<?, ?> all && keeps(all.get(e.getKey()), e.getValue())));
        }
        return entered.equals("") || Values.same(sent, entered);
    }

    private static boolean accepts(Case row, Map<String, Object> values) {
        try {
            VALIDATOR.accept(FormModel.parse(row.form().toString()), values, FormData.of(row.given()));
            return true;
        } catch (FormRejected rejected) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, PUBLIC_PAGES})
    void judgesWhatIsTypedAsTheServerDoes(String viewer) throws IOException {
        open(viewer);
        assertTyped("{\"type\":\"number\"}", "twelve", null, true);
        assertTyped("{\"type\":\"number\",\"validate\":{\"required\":true}}", "twelve", null, false);
        assertTyped("{\"type\":\"number\",\"validate\":{\"max\":40}}", "40", 40, true);
        assertTyped("{\"type\":\"number\",\"validate\":{\"max\":40}}", "41", 41, false);
        assertTyped("{\"type\":\"number\",\"decimalDigits\":2}", "1,25", 1.25, true);
        assertTyped("{\"type\":\"number\",\"validate\":{\"min\":0}}", "-5", -5, false);
        assertTyped("{\"type\":\"number\",\"increment\":5}", "7", 7, false);
        assertTyped("{\"type\":\"number\",\"serializeToString\":true}", "12.50", "12.50", true);
        assertTyped("{\"type\":\"textfield\",\"validate\":{\"minLength\":3}}", "ab", "ab", false);
        assertTyped("{\"type\":\"textfield\",\"validate\":{\"pattern\":\"^[A-Z]{3}$\"}}", "ABC", "ABC", true);
        assertTyped("{\"type\":\"textfield\",\"validate\":{\"validationType\":\"email\"}}", "rosa@", "rosa@", false);
        assertTyped("{\"type\":\"textarea\",\"validate\":{\"required\":true}}", "", "", false);
        assertTyped("{\"type\":\"textarea\"}", "two\nlines", "two\nlines", true);
        assertTyped(
                "{\"type\":\"datetime\",\"subtype\":\"date\",\"dateLabel\":\"Day\"}", "12/24/2026", "2026-12-24", true);
        String dateFrom =
                "{\"type\":\"datetime\",\"subtype\":\"date\",\"dateLabel\":\"Day\",\"disallowPassedDates\":%s}";
        assertTyped(dateFrom.formatted(true), "01/01/2020", null, true);
        assertTyped(dateFrom.formatted(false), "12/31/1899", null, true);
        assertTyped(
                "{\"type\":\"datetime\",\"subtype\":\"time\",\"timeLabel\":\"At\",\"use24h\":true,\"timeInterval\":15}",
                "14:37",
                "14:30",
                true);
    }

    private static void assertTyped(String field, String typed, @Nullable Object sent, boolean submittable)
            throws IOException {
        JsonNode form = JSON.readTree(SampleProcess.form("typed", field.replaceFirst("}$", ",\"key\":\"f\"}")));
        browser.runAsync("show(JSON.parse(arguments[0])).then(arguments[1])", form.toString());
        WebElement input = browser.find(By.cssSelector("#typed input, #typed textarea"));
        input.sendKeys(typed);
        if (!input.getTagName().equals("textarea")) {
            input.sendKeys(Keys.TAB);
        }
        JsonNode answer = JSON.readTree((String) browser.runAsync("submitShown().then(arguments[0])"));

        assertThat(answer.path("errors").isEmpty())
                .as("%s takes '%s': %s", field, typed, answer)
                .isEqualTo(submittable);
        assertThat(Values.plain(answer.path("data").path("f")))
                .as("%s sends for '%s'", field, typed)
                .isEqualTo(sent);
        Case row = new Case(0, field, Verdict.ACCEPT, false, form, Map.of(), Map.of());
        @SuppressWarnings("unchecked")
        Map<String, Object> values = (Map<String, Object>) Values.plain(answer.path("data"));
        assertThat(accepts(row, values)).as("%s on the server", values).isEqualTo(submittable);
    }
}
