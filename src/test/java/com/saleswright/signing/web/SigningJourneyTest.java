package com.saleswright.signing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.signing.EnvelopeView.EventLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.SigningDriver;
import com.saleswright.signing.SigningDriver.Case;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Signing as signers and staff see it, in a real browser and over real HTTP. */
@SaleswrightWebTest
class SigningJourneyTest {

    private static final String WEI = "张伟";
    private static final String WEI_MAIL = "wei@customer.example";
    private static final String IVAN = "Ivan Petrov";
    private static final String IVAN_MAIL = "sg.ivan@example.com";
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> TYPED =
            Map.of("way", "typed", "typed", IVAN, "consent", "2026-11", "drawn", "");

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private SigningDriver driver;

    @BeforeEach
    void open() {
        driver = new SigningDriver(context);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void customerDrawsOnAPhoneInChineseAndTheCompanyTypesInEnglish(@TempDir Path folder) throws Exception {
        Case contract = driver.start();
        browser.resize(390, 844);

        browser.open(server() + driver.newestLink(contract, WEI_MAIL));
        browser.seeText("签署文件");
        assertThat(browser.driver().getCurrentUrl()).matches(".*/p/sign/\\d+");
        pagesAreShown();
        noWiderThanThePhone();
        picture("signing-zh");
        browser.click("input[value=drawn]");
        draw();
        picture("signing-zh-drawn");
        browser.click("#consent");
        browser.click("form.sign button[type=submit]");
        browser.seeText("您已签署");
        noWiderThanThePhone();
        picture("signing-zh-receipt");
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.SIGNED);
        assertThat(driver.view(contract).events()).extracting(EventLine::kind).contains("viewed", "signed");

        browser.open(server() + driver.newestLink(contract, IVAN_MAIL));
        browser.seeText("Sign a document");
        pagesAreShown();
        picture("signing-en");
        browser.run("document.getElementById('consent').removeAttribute('required')");
        browser.click("form.sign button[type=submit]");
        browser.seeText("tick the box");
        picture("signing-en-refused");
        browser.click("#consent");
        browser.click("form.sign button[type=submit]");
        browser.seeText("You have signed");
        picture("signing-en-receipt");

        driver.process.runJobs(contract.key());
        browser.open(server() + driver.newestLink(contract, "archive@customer.example"));
        browser.seeText(contract.key());
        picture("signing-copy");

        byte[] signed = driver.envelopes.signedPdf(contract.envelope()).orElseThrow();
        Path file = Files.write(folder.resolve("signed.pdf"), signed);
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", "signing-signed.pdf"), signed);
        acceptedByPdfsig(file);
    }

    @Test
    void signerHandsOverOrDeclines() {
        Case contract = driver.together();
        browser.resize(390, 844);
        browser.open(server() + driver.newestLink(contract, IVAN_MAIL));
        browser.click("details:first-of-type summary");
        browser.type("#name", "Dana Holm");
        browser.type("#email", "sg.dana@example.com");
        picture("signing-en-hand-over");
        browser.click("form[action*=hand-over] button");
        browser.seeText("You have handed it over");
        picture("signing-en-handed-over");
        browser.driver().navigate().back();
        browser.driver().navigate().refresh();
        assertThat(browser.driver().getPageSource()).doesNotContain("Dana Holm");

        browser.open(server() + driver.newestLink(contract, "sg.dana@example.com"));
        browser.click("details:last-of-type summary");
        browser.find("#code").sendKeys("Other terms");
        browser.type("#reason", "Clause 4");
        browser.click("form[action*=decline] button");
        browser.seeText("You have declined");
        picture("signing-en-declined");
        assertThat(driver.end(contract)).isEqualTo("endEvent_declined");
    }

    @Test
    void ownerSeesWhoSignedAndActs() {
        Case contract = driver.start();
        accounts.setPassword("sg.olga", PASSWORD);
        browser.forget();
        browser.open(server() + "/login");
        browser.type("input[name=username]", "sg.olga");
        browser.type("input[name=password]", PASSWORD);
        browser.click("main button[type=submit]");
        browser.open(server() + "/signing/" + contract.envelope() + "?check=true");
        browser.seeText("All 3 events are as they were written");
        browser.screenshot("signing-owner");
        browser.resize(390, 844);
        noWiderThanThePhone();
        picture("signing-owner-phone");
        browser.click("form[action$=remind] button");
        browser.seeText("was reminded");
        browser.type("#reason", "The price is wrong");
        browser.click("form[action$=void] button");
        browser.seeText("taken back");
        browser.open(server() + "/signing");
        browser.seeText(contract.key());
        picture("signing-list-phone");
        assertThat(driver.end(contract)).isEqualTo("endEvent_voided");
    }

    @Test
    void takesOneOfFiftySignaturesThatArriveAtOnce() throws Exception {
        Case contract = driver.together();
        CookieManager cookies = new CookieManager();
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        String page = follow(client, driver.newestLink(contract, IVAN_MAIL));

        ExecutorService signers = Executors.newFixedThreadPool(50);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(signers.submit(() -> {
                start.await();
                return post(client, page, TYPED);
            }));
        }
        start.countDown();
        List<String> receipts = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(302);
            assertThat(answer.get().headers().firstValue("Location").orElse("")).endsWith(page + "?lang=en");
            receipts.add(get(client, page).body());
        }
        signers.shutdown();

        assertThat(receipts.stream().distinct()).hasSize(1);
        assertThat(receipts.get(0)).contains("You have signed");
        assertThat(driver.view(contract).events().stream().filter(e -> e.kind().equals("signed")))
                .hasSize(1);
        // Two who sign at the same moment are one after the other for the process.
        driver.signAs(contract, WEI);
        driver.process.runJobs(contract.key());
        assertThat(driver.end(contract)).isEqualTo("endEvent_signed");
    }

    @Test
    void opensNothingWithoutTheCookieOfTheLink() throws Exception {
        Case contract = driver.start();
        HttpClient holder =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String page = follow(holder, driver.newestLink(contract, WEI_MAIL));
        assertThat(get(holder, page).statusCode()).isEqualTo(200);
        assertThat(get(holder, page + "/pages/1").statusCode()).isEqualTo(200);
        assertThat(get(holder, page + "/pages/99").statusCode()).isEqualTo(404);
        HttpResponse<String> pdf = get(holder, page + "/document");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");

        HttpClient stranger = HttpClient.newHttpClient();
        for (String path : List.of("", "/pages/1", "/document")) {
            assertThat(get(stranger, page + path).statusCode()).isGreaterThanOrEqualTo(400);
        }
        assertThat(post(stranger, page, TYPED).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.OPEN);
    }

    private String server() {
        return "http://127.0.0.1:" + port;
    }

    /** Exchanges the link for its cookie; the path that it leads to. */
    private String follow(HttpClient client, String link) throws IOException, InterruptedException {
        String location = get(client, link).headers().firstValue("Location").orElseThrow();
        return URI.create(location).getPath();
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(URI.create(server() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "en")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void draw() {
        WebElement canvas = browser.find("canvas");
        browser.run("arguments[0].scrollIntoView({block: 'center'})", canvas);
        new Actions(browser.driver())
                .moveToElement(canvas, -100, 0)
                .clickAndHold()
                .moveByOffset(30, -25)
                .moveByOffset(30, 45)
                .moveByOffset(40, -40)
                .moveByOffset(20, 30)
                .moveByOffset(60, -20)
                .release()
                .perform();
    }

    private static void pagesAreShown() {
        browser.waiting()
                .until(
                        d -> Boolean.TRUE.equals(
                                browser.run(
                                        "const i = document.querySelector('.pages img'); return i.complete && i.naturalWidth === 1240")));
    }

    private static void noWiderThanThePhone() {
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo((Long) browser.run("return window.innerWidth"));
    }

    /** The whole page, however long. */
    private static void picture(String name) {
        long height = (Long) browser.run("return document.documentElement.scrollHeight");
        browser.resize(390, (int) Math.min(height + 150, 4_000));
        browser.screenshot(name);
        browser.resize(390, 844);
    }

    private static void acceptedByPdfsig(Path file) throws IOException, InterruptedException {
        Process pdfsig;
        try {
            pdfsig = new ProcessBuilder("pdfsig", "-nocert", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            Assumptions.abort("pdfsig is not installed");
            return;
        }
        String told = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(pdfsig.waitFor()).as(told).isZero();
        assertThat(told).contains("Signature is Valid.", "Total document signed");
    }
}
