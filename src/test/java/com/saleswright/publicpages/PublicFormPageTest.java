package com.saleswright.publicpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form on a page for people without a login, on a phone in real Chromium. */
@SaleswrightWebTest
class PublicFormPageTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private final RepositoryService repository;
    private final SampleFormPage page;
    private final String address;
    private String deployment = "";

    PublicFormPageTest(
            @Autowired RepositoryService repository, @Autowired SampleFormPage page, @LocalServerPort int port) {
        this.repository = repository;
        this.page = page;
        this.address = "http://127.0.0.1:" + port + "/p/sample-form/7";
    }

    @BeforeEach
    void deploy() throws IOException, InterruptedException {
        deployment = repository
                .createDeployment()
                .addClasspathResource("public-form/sample-public.form")
                .deploy()
                .getId();
        page.taken.clear();
        // Fails at once where the browser would wait.
        assertThat(get(address).statusCode()).isEqualTo(200);
        browser.phone();
        open("en");
        browser.run("localStorage.clear()");
        open("en");
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void sendsOnceWhatWasEntered() {
        browser.click(By.xpath("//label[.='Very']"));
        browser.type("input[id$=sample_employees]", "12");
        browser.run("const b = document.querySelector('[data-part=send]'); b.click(); b.click(); b.click();");

        browser.seeText("Thank you");
        assertThat(page.taken).hasSize(1);
        assertThat(page.taken.get(0)).containsEntry("rating", "very").containsEntry("employees", 12);
        assertThat(browser.run("return Object.keys(localStorage).length")).isEqualTo(0L);
        // Chosen by the reader, kept on the way.
        assertThat(browser.driver().getCurrentUrl()).endsWith("/p/sample-form/thanks?lang=en");
    }

    @Test
    void showsWhatTheViewerAndTheServerRefuse() {
        click("[data-part=send]");
        browser.seeText("How satisfied are you? Field is required.");
        assertThat(page.taken).isEmpty();

        browser.click(By.xpath("//label[.='Very']"));
        browser.type("input[id$=sample_employees]", "13");
        click("[data-part=send]");
        browser.seeText("Nobody has 13 employees.");
        assertThat(browser.find(".fjs-form-field-number .fjs-form-field-error").getText())
                .isEqualTo("Nobody has 13 employees.");
        assertThat(browser.run("return document.activeElement.dataset.part")).isEqualTo("summary");
        browser.screenshot("public-form-refused");

        browser.click("[data-part=summary] a");
        assertThat(browser.driver().switchTo().activeElement().getDomProperty("id"))
                .endsWith("sample_employees");
    }

    @Test
    void keepsADraftUntilItIsSentOrThrownAway() {
        browser.click(By.xpath("//label[.='Not at all']"));
        browser.type("textarea[id$=sample_reason]", "It came late.");
        waitForDraft();
        open("zh");

        browser.seeText("已恢复您之前在本设备上填写的内容。");
        assertThat(browser.find("textarea[id$=sample_reason]").getDomProperty("value"))
                .isEqualTo("It came late.");

        click("[data-part=anew]");
        browser.waiting().until(driver -> driver.findElements(By.cssSelector("textarea[id$=sample_reason]"))
                .isEmpty());
        open("zh");
        assertThat(browser.driver()
                        .findElement(By.cssSelector("[data-part=restored]"))
                        .isDisplayed())
                .isFalse();
    }

    @Test
    void forgetsADraftAfterThreeWeeks() {
        browser.run("localStorage.setItem('saleswright.draft.sample-7', JSON.stringify({"
                + "at: Date.now() - 22 * 86400000, values: {employees: 5}}))");
        open("en");

        assertThat(browser.find("input[id$=sample_employees]").getDomProperty("value"))
                .isEmpty();
        assertThat(browser.run("return localStorage.length")).isEqualTo(0L);
    }

    @Test
    void keepsWhatWasEnteredWhenTheNetworkFails() {
        browser.click(By.xpath("//label[.='Very']"));
        browser.run("window.realFetch = fetch; window.fetch = () => Promise.reject(new TypeError('offline'))");
        click("[data-part=send]");
        browser.seeText("Not sent: there is no connection to the server.");
        assertThat(page.taken).isEmpty();

        browser.run("window.fetch = window.realFetch");
        click("[data-part=send]");
        browser.seeText("Thank you");
        assertThat(page.taken).hasSize(1);
    }

    @Test
    void speaksTheLanguageOfTheLinkUnlessTheReaderChoosesAnother() {
        page.language = Locale.CHINA;
        try {
            browser.open(address);
            browser.seeText("您的满意度如何？");
            browser.click(By.linkText("English"));
            browser.seeText("How satisfied are you?");
        } finally {
            page.language = null;
        }
        browser.open(address);
        browser.seeText("How satisfied are you?");
    }

    @Test
    void speaksChinese() {
        open("zh");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("zh-Hans");
        browser.seeText("尊敬的 Rosa");
        browser.seeText("非常满意");
        click("[data-part=send]");
        browser.seeText("您的满意度如何？ 此项为必填项。");
        assertThat(browser.find("[id$=sample_region-display]").getText()).isEqualTo("请选择");
        assertThat(browser.find("body").getText()).doesNotContain("Field is", "Select", "Search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void isAccessibleOnAPhone(String language) {
        open(language);
        assertFits();
        browser.phoneScreenshot("public-form-" + language);
        browser.assertAccessible();

        click("[data-part=send]");
        browser.find("[data-part=summary]");
        browser.assertAccessible();
        browser.phoneScreenshot("public-form-" + language + "-problems");

        WebElement select = browser.driver().findElement(By.cssSelector("input[id$=sample_region]"));
        browser.run("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", select);
        browser.find(".fjs-dropdownlist");
        browser.run("return new Promise(done => setTimeout(done, 200))");
        browser.screenshot("public-form-" + language + "-select");
        browser.assertAccessible();
        browser.run("document.activeElement.blur()");
        click("input[placeholder*=yyyy]");
        browser.find(".flatpickr-calendar.open");
        browser.screenshot("public-form-" + language + "-calendar");
        assertFits();
        browser.assertAccessible();
        // The log also has what happened while the page loaded.
        assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll())
                .as("what the page may not do")
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
        assertThat(browser.find(".fjs-powered-by").isDisplayed()).isTrue();
    }

    @Test
    void saysThatItNeedsScripts() {
        browser.allowScripts(false);
        try {
            browser.open(address + "?lang=zh");
            browser.seeText("此表单需要 JavaScript");
            assertThat(browser.driver()
                            .findElement(By.cssSelector("[data-part=send]"))
                            .isDisplayed())
                    .as("a button that does nothing")
                    .isFalse();
            browser.assertFits();
        } finally {
            browser.allowScripts(true);
        }
    }

    @Test
    void fitsScreensOfAllWidths() {
        for (int width : List.of(360, 500, 768, 1280)) {
            browser.resize(width, 900);
            assertFits();
        }
        browser.screenshot("public-form-wide");
    }

    @Test
    void firstPageIsSmallAndBundlesAreKept() throws Exception {
        int bytes = 0;
        HttpResponse<byte[]> html = get(address);
        bytes += html.body().length;
        String text = new String(
                new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(html.body())).readAllBytes());
        Matcher links =
                Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"").matcher(text);
        int found = 0;
        while (links.find()) {
            HttpResponse<byte[]> part = get(address.replace("/p/sample-form/7", links.group(1)));
            assertThat(part.statusCode()).isEqualTo(200);
            // The smallest parts gain nothing from it.
            if (part.body().length > 2048) {
                assertThat(part.headers().firstValue("Content-Encoding")).contains("gzip");
            }
            if (links.group(1).startsWith("/assets/")) {
                assertThat(links.group(1)).matches("/assets/public-form-[0-9a-f]{32}\\.(js|css)");
                assertThat(part.headers().firstValue("Cache-Control").orElse(""))
                        .contains("max-age=31536000", "immutable");
            }
            bytes += part.body().length;
            found++;
        }
        assertThat(found).isEqualTo(4);
        assertThat(bytes).as("compressed bytes of the first page").isLessThan(200_000);
        org.slf4j.LoggerFactory.getLogger(getClass()).info("First public page: {} bytes compressed", bytes);
    }

    private void open(String language) {
        browser.open(address + "?lang=" + language);
        browser.find("[data-ready=true]");
    }

    private static void click(String css) {
        browser.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
        browser.click(css);
    }

    private static void waitForDraft() {
        browser.waiting().until(driver -> ((String)
                        browser.run("return localStorage.getItem('saleswright.draft.sample-7') ?? ''"))
                .contains("It came late."));
    }

    private static void assertFits() {
        browser.assertFits();
        assertThat(browser.run("return [...document.querySelectorAll('.fjs-form-field-label')]"
                        + ".filter(l => l.scrollWidth > l.clientWidth + 1).map(l => l.textContent)"))
                .as("questions that are cut off")
                .isEqualTo(List.of());
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
