package com.saleswright.links.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.links.IssuedLink;
import com.saleswright.links.Links;
import com.saleswright.links.NewLink;
import com.saleswright.links.SamplePurpose;
import com.saleswright.testkit.SaleswrightWebTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Links over real HTTP, with a browser's cookies. */
@SaleswrightWebTest
@ExtendWith(OutputCaptureExtension.class)
class LinkPagesTest {

    private static int addresses;

    @LocalServerPort
    private int port;

    @Autowired
    private Links links;

    @Autowired
    private LoggingSystem logging;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String record = UUID.randomUUID().toString();
    /** Every test comes from an address of its own. */
    private final String address = "10.7.0." + ++addresses;

    @Test
    void leadsToItsPageAndLosesItsSecret() throws Exception {
        IssuedLink link = issue();

        HttpResponse<String> answer = send("GET", path(link));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).endsWith("/p/sample/" + link.id()));
        assertThat(answer.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/p/sample/" + link.id(), "Max-Age=")
                .doesNotContain(token(link)));
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(c -> assertThat(c).contains("no-store"));
        assertThat(send("GET", "/p/sample/" + link.id()).body()).isEqualTo("question for ann");
    }

    @Test
    void looksWithoutEffect() throws Exception {
        IssuedLink link = issue();
        for (int i = 0; i < 3; i++) {
            assertThat(send("HEAD", path(link)).statusCode()).isEqualTo(303);
            assertThat(send("GET", path(link)).statusCode()).isEqualTo(303);
        }
        assertThat(send("GET", "/p/sample/" + link.id()).body()).isEqualTo("question for ann");
    }

    @Test
    void hasOneEffectAndShowsTheReceiptAfterwards() throws Exception {
        IssuedLink link = issue();
        send("GET", path(link));

        assertThat(send("POST", "/p/sample/" + link.id()).body()).isEqualTo("done");
        assertThat(send("POST", "/p/sample/" + link.id()).body()).isEqualTo("done before");
        assertThat(send("GET", "/p/sample/" + link.id()).body()).isEqualTo("receipt for ann");
        assertThat(send("GET", path(link)).statusCode())
                .as("for another browser it is dead")
                .isEqualTo(404);
    }

    @Test
    void showsNothingWithoutItsCookie() throws Exception {
        IssuedLink link = issue();
        for (String path : Set.of("/p/sample/" + link.id(), "/p/sample/x", "/p/sample/0")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("This link does not work any more", "newest mail");
        }
        assertThat(send("POST", "/p/sample/" + link.id()).statusCode()).isEqualTo(404);
        links.revoke("sample", record);
    }

    @Test
    void answersEveryDeadLinkAlikeAndThenNoMore(CapturedOutput output) throws Exception {
        IssuedLink used = issue();
        send("GET", path(used));
        send("POST", "/p/sample/" + used.id());
        IssuedLink revoked = issue();
        links.revoke("sample", record);
        IssuedLink expired = links.issue(new NewLink("sample", record, "ann", Locale.ENGLISH, Duration.ofSeconds(-1)));
        List<String> known = List.of(path(used), path(revoked), path(expired));

        Set<String> bodies = new HashSet<>();
        int dead = 0;
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            String path = i < known.size() ? known.get(i) : "/l/" + wrongToken();
            HttpResponse<String> answer = send("GET", path);
            if (answer.statusCode() == 404) {
                dead++;
                bodies.add(told(answer) + answer.body());
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                refused++;
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).contains("Ask for a new link");
        assertThat(dead).isEqualTo(LinkDoor.WRONG);
        assertThat(refused).isEqualTo(1_000 - LinkDoor.WRONG);
        assertThat(output.getAll()).doesNotContain(token(used), token(revoked), token(expired));
    }

    @Test
    void speaksChinese() throws Exception {
        HttpResponse<String> answer = browser.send(
                request("/l/wrong").header("Accept-Language", "zh-CN").build(), BodyHandlers.ofString());
        assertThat(answer.body()).contains("lang=\"zh-Hans\"", "此链接已失效");
    }

    @Test
    void promisesALinkToEverybodyAlike() throws Exception {
        IssuedLink good = issue();
        Set<String> bodies = new HashSet<>();
        for (String path : Set.of(path(good), "/l/" + wrongToken())) {
            HttpResponse<String> answer = send("POST", path);
            assertThat(answer.statusCode()).isEqualTo(200);
            bodies.add(answer.body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).contains("Look into your mail");
    }

    @Test
    void promisesALinkAlsoWhereNoneCanBeSent(CapturedOutput output) throws Exception {
        IssuedLink gone =
                links.issue(new NewLink("sample", record, SamplePurpose.GONE, Locale.ENGLISH, Duration.ofDays(3)));
        IssuedLink ann = issue();
        links.revoke("sample", record);

        Set<String> answers = new HashSet<>();
        for (String path : List.of("/l/" + wrongToken(), path(ann), path(ann), path(gone))) {
            HttpResponse<String> answer = send("POST", path);
            answers.add(answer.statusCode() + " " + told(answer) + answer.body());
        }

        assertThat(answers).singleElement().asString().startsWith("200").contains("Look into your mail");
        assertThat(output.getAll()).doesNotContain(token(gone)).doesNotContain(token(ann));
    }

    @Test
    void keepsItsCookieToEncryptedConnections() throws Exception {
        HttpResponse<String> answer = browser.send(
                request(path(issue())).header("X-Forwarded-Proto", "https").build(), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure"));
    }

    @Test
    void givesCountlessAddressesOfOneNetworkOneCount() throws Exception {
        for (int i = 0; i < LinkDoor.WRONG; i++) {
            assertThat(from("2001:db8:7:1::" + i).statusCode()).isEqualTo(404);
        }
        assertThat(from("2001:db8:7:1:ffff::1").statusCode()).isEqualTo(429);
        assertThat(from("2001:db8:7:2::1").statusCode()).isEqualTo(404);
    }

    @Test
    void opensWithWhatAMailProgramAddsToIt() throws Exception {
        IssuedLink link = issue();
        HttpResponse<String> dead = send("GET", "/l/" + wrongToken());
        for (String added : List.of("/", "/x", "/x/y")) {
            assertThat(send("GET", path(link) + added).headers().firstValue("Location"))
                    .hasValueSatisfying(l -> assertThat(l).endsWith("/p/sample/" + link.id()));
            HttpResponse<String> answer = send("GET", "/l/" + wrongToken() + added);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(dead.body());
        }
    }

    @Test
    void takesNoAnswerThatAnotherSiteSends() throws Exception {
        IssuedLink link = issue();
        send("GET", path(link));

        for (String site : List.of("cross-site", "same-site")) {
            assertThat(answerFrom(site, link).statusCode()).as(site).isEqualTo(404);
        }
        assertThat(send("GET", "/p/sample/" + link.id()).body()).isEqualTo("question for ann");
        assertThat(answerFrom("same-origin", link).body()).isEqualTo("done");
        assertThat(answerFrom("none", link).body()).isEqualTo("done before");
    }

    @Test
    void keepsItsSecretOutOfTheLogWhenTheRequestIsMalformed(CapturedOutput output) throws Exception {
        IssuedLink link = issue();
        // As in production; tests log less.
        logging.setLogLevel("org.apache.coyote", LogLevel.INFO);
        try (var socket = new Socket("127.0.0.1", port)) {
            String request = "GET %s> HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path(link));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain(token(link));
        } finally {
            logging.setLogLevel("org.apache.coyote", null);
        }
        assertThat(output.getAll()).doesNotContain(token(link));
    }

    private HttpResponse<String> answerFrom(String site, IssuedLink link) throws IOException, InterruptedException {
        return browser.send(
                request("/p/sample/" + link.id())
                        .header("Sec-Fetch-Site", site)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> from(String network) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/l/" + wrongToken()))
                        .header("X-Forwarded-For", network)
                        .build(),
                BodyHandlers.ofString());
    }

    /** The headers, but for what differs with time. */
    private static Map<String, List<String>> told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private IssuedLink issue() {
        return links.issue(new NewLink("sample", record, "ann", Locale.ENGLISH, Duration.ofDays(3)));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return browser.send(
                request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-For", address);
    }

    private static String path(IssuedLink link) {
        return link.address().getPath();
    }

    private static String token(IssuedLink link) {
        return path(link).substring("/l/".length());
    }

    private static String wrongToken() {
        return UUID.randomUUID().toString();
    }
}
