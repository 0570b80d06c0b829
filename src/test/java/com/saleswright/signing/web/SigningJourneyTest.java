package com.saleswright.signing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.access.Accounts;
import com.saleswright.mail.ReceivedMail;
import com.saleswright.signing.EnvelopeView.EventLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.Signer;
import com.saleswright.signing.SigningDriver;
import com.saleswright.signing.SigningDriver.Case;
import com.saleswright.testkit.AtOnce;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
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
        browser.phone();

        browser.open(server() + driver.newestLink(contract, WEI_MAIL));
        browser.seeText("签署文件");
        assertThat(browser.driver().getCurrentUrl()).matches(".*/p/sign/\\d+");
        pagesAreShown();
        browser.assertFits();
        browser.phoneScreenshot("signing-zh");
        browser.click("input[value=drawn]");
        draw();
        browser.phoneScreenshot("signing-zh-drawn");
        browser.click("#consent");
        browser.click("form.sign button[type=submit]");
        browser.seeText("您已签署");
        browser.assertFits();
        browser.phoneScreenshot("signing-zh-receipt");
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.SIGNED);
        assertThat(driver.view(contract).events()).extracting(EventLine::kind).contains("viewed", "signed");

        browser.open(server() + driver.newestLink(contract, IVAN_MAIL));
        browser.seeText("Sign a document");
        pagesAreShown();
        browser.phoneScreenshot("signing-en");
        browser.run("document.getElementById('consent').removeAttribute('required')");
        browser.click("form.sign button[type=submit]");
        browser.seeText("tick the box");
        browser.phoneScreenshot("signing-en-refused");
        browser.click("#consent");
        browser.click("form.sign button[type=submit]");
        browser.seeText("You have signed");
        browser.phoneScreenshot("signing-en-receipt");

        driver.process.runJobs(contract.key());
        browser.open(server() + driver.newestLink(contract, "archive@customer.example"));
        browser.seeText(contract.key());
        browser.phoneScreenshot("signing-copy");

        byte[] signed = driver.envelopes.signedPdf(contract.envelope()).orElseThrow();
        Path file = Files.write(folder.resolve("signed.pdf"), signed);
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", "signing-signed.pdf"), signed);
        acceptedByPdfsig(file);
    }

    @Test
    void signerHandsOverOrDeclines() {
        Case contract = driver.together();
        browser.phone();
        browser.open(server() + driver.newestLink(contract, IVAN_MAIL));
        browser.click("details:first-of-type summary");
        browser.type("#name", "Dana Holm");
        browser.type("#email", "sg.dana@example.com");
        browser.phoneScreenshot("signing-en-hand-over");
        browser.click("form[action*=hand-over] button");
        browser.seeText("You have handed it over");
        browser.phoneScreenshot("signing-en-handed-over");
        browser.driver().navigate().back();
        browser.driver().navigate().refresh();
        assertThat(browser.driver().getPageSource()).doesNotContain("Dana Holm");

        browser.open(server() + driver.newestLink(contract, "sg.dana@example.com"));
        browser.click("details:last-of-type summary");
        browser.find("#code").sendKeys("Other terms");
        browser.type("#reason", "Clause 4");
        browser.click("form[action*=decline] button");
        browser.seeText("You have declined");
        browser.phoneScreenshot("signing-en-declined");
        assertThat(driver.end(contract)).isEqualTo("endEvent_declined");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 请签署, 签署文件, English, Sign a document, 您已签署",
        "en, Please sign, Sign a document, 简体中文, 签署文件, You have signed"
    })
    void customerTypesTheirNameByTheMail(
            String language, String subject, String title, String other, String otherTitle, String receipt) {
        Case contract =
                driver.start(List.of(new Signer(WEI, WEI_MAIL, "Customer", 1, Locale.forLanguageTag(language), null)));
        ReceivedMail mail = ReceivedMail.newest(context, WEI_MAIL);
        assertThat(mail.subject()).startsWith(subject).contains(contract.key());

        browser.phone();
        browser.open(server() + mail.link());
        browser.seeText(title);
        String page = browser.driver().getCurrentUrl();
        browser.click(By.linkText(other));
        browser.seeText(otherTitle);
        browser.driver().navigate().back();
        browser.seeText(title);
        pagesAreShown();
        browser.assertFits();
        browser.assertAccessible();

        browser.type("#typed", "张");
        browser.click("#consent");
        browser.click("form.sign button[type=submit]");
        browser.find("#typed[aria-invalid=true]");
        browser.assertAccessible();
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.OPEN);
        browser.type("#typed", WEI);
        browser.click("form.sign button[type=submit]");
        browser.seeText(receipt);
        browser.assertFits();
        browser.assertAccessible();

        browser.open(page);
        browser.seeText(receipt);
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.SIGNED);
    }

    @ParameterizedTest
    @CsvSource({"zh, 其他条款, 您已拒绝签署", "en, Other terms, You have declined"})
    void customerDeclinesByTheMail(String language, String code, String told) {
        Case contract =
                driver.start(List.of(new Signer(WEI, WEI_MAIL, "Customer", 1, Locale.forLanguageTag(language), null)));
        browser.phone();
        browser.open(server() + ReceivedMail.newest(context, WEI_MAIL).link());
        browser.click("details:last-of-type summary");
        browser.assertFits();
        browser.find("#code").sendKeys(code);
        browser.type("#reason", "第四条");
        browser.click("form[action*=decline] button");
        browser.seeText(told);
        browser.assertFits();
        browser.assertAccessible();

        assertThat(driver.end(contract)).isEqualTo("endEvent_declined");
        assertThat(ReceivedMail.newest(context, "sg.olga@example.com").text())
                .contains("Other terms are not acceptable: 第四条");
    }

    @Test
    void customerSignsWithoutScripts() {
        Case contract = driver.start();
        browser.phone();
        browser.allowScripts(false);
        try {
            browser.open(server() + ReceivedMail.newest(context, WEI_MAIL).link());
            browser.seeText("签署文件");
            assertThat(browser.driver().findElement(By.cssSelector(".ways")).isDisplayed())
                    .as("a choice that nobody has")
                    .isFalse();
            assertThat(browser.driver().findElement(By.id("drawn")).isDisplayed())
                    .isFalse();
            browser.assertFits();
            browser.phoneScreenshot("signing-zh-without-scripts");
            browser.click("#consent");
            browser.click("form.sign button[type=submit]");
            browser.seeText("您已签署");
        } finally {
            browser.allowScripts(true);
        }
        assertThat(driver.signer(contract, WEI).status()).isEqualTo(SignerStatus.SIGNED);
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
        browser.phone();
        browser.assertFits();
        browser.phoneScreenshot("signing-owner-phone");
        browser.click("form[action$=remind] button");
        browser.seeText("was reminded");
        browser.type("#reason", "The price is wrong");
        browser.click("form[action$=void] button");
        browser.seeText("taken back");
        browser.open(server() + "/signing");
        browser.seeText(contract.key());
        browser.phoneScreenshot("signing-list-phone");
        assertThat(driver.end(contract)).isEqualTo("endEvent_voided");
    }

    @Test
    void takesOneOfFiftyEqualSignaturesForEachOfTwentyLinks() throws Exception {
        try (AtOnce clicks = new AtOnce(50)) {
            for (int link = 0; link < 20; link++) {
                Case contract = driver.together();
                HttpClient client = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build();
                String page = follow(client, driver.newestLink(contract, IVAN_MAIL));

                assertThat(clicks.run(() -> post(client, page, TYPED))).allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .endsWith(page + "?lang=en");
                });
                assertThat(get(client, page).body()).contains("You have signed");
                assertThat(driver.view(contract).events().stream()
                                .filter(e -> e.kind().equals("signed")))
                        .hasSize(1);
                // Two who sign at the same moment are one after the other for the process.
                driver.signAs(contract, WEI);
                driver.process.runJobs(contract.key());
                assertThat(driver.end(contract)).isEqualTo("endEvent_signed");
            }
        }
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
