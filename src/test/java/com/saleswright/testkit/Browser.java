package com.saleswright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/**
 * A real Chromium for one test class. It starts with the first use, has no profile but its own empty one, and leaves a
 * picture in {@code target/screenshots} when a test fails. A machine without Chromium fails the test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Browser browser = new Browser();
 * }</pre>
 */
public final class Browser implements AfterAllCallback, TestExecutionExceptionHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path AXE = Path.of("src/main/web/node_modules/axe-core/axe.min.js");

    private ChromeDriver driver;
    private Path profile;

    /** Selenium's driver, for what the shortcuts here do not offer. */
    public WebDriver driver() {
        if (driver == null) {
            start();
        }
        return driver;
    }

    public void open(String url) {
        driver().get(url);
    }

    /** The first visible element for a CSS selector, waited for. */
    public WebElement find(String css) {
        return find(By.cssSelector(css));
    }

    /** The first visible element, waited for. */
    public WebElement find(By by) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    /** Clicks the first visible element for a CSS selector as soon as it can be clicked. */
    public void click(String css) {
        click(By.cssSelector(css));
    }

    public void click(By by) {
        waiting().until(ExpectedConditions.elementToBeClickable(by)).click();
    }

    /** Replaces the content of an input. */
    public void type(String css, String text) {
        WebElement input = find(css);
        input.clear();
        input.sendKeys(text);
    }

    /** Waits until the page shows this text. */
    public void seeText(String text) {
        waiting().withMessage(() -> "The page should show: " + text).until(unused -> String.valueOf(
                        run("return document.body && document.body.innerText"))
                .contains(text));
    }

    /** Runs a script in the page and gives what it returns. */
    public Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver()).executeScript(script, arguments);
    }

    /** Runs a script that answers by its last argument, a callback. */
    public Object runAsync(String script, Object... arguments) {
        return ((JavascriptExecutor) driver()).executeAsyncScript(script, arguments);
    }

    public WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver(), PATIENCE, Duration.ofMillis(100));
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    public void resize(int width, int height) {
        driver().manage().window().setSize(new Dimension(width, height));
    }

    /** The size of a common phone. */
    public void phone() {
        resize(390, 844);
    }

    /** Whether pages loaded from now on may run scripts. */
    public void allowScripts(boolean allowed) {
        driver();
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /** Whether the network answers from now on, as far as the page can tell. */
    public void online(boolean online) {
        driver();
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The page fits the window: nothing to scroll sideways. */
    public void assertFits() {
        assertThat((Long) run("return document.documentElement.scrollWidth"))
                .as("width of the page in a window of this width")
                .isLessThanOrEqualTo((Long) run("return document.documentElement.clientWidth"));
    }

    /** The page has no fault that shuts people out, by the rules of axe-core. */
    public void assertAccessible() {
        try {
            run(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object found = runAsync(
                """
                const done = arguments[0];
                axe.run().then(r => done(r.violations
                    .filter(v => ['serious', 'critical'].includes(v.impact))
                    .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.any.concat(n.all).map(c => c.message).join(';')).join(' | '))));
                """);
        assertThat(found).isEqualTo(List.of());
    }

    /** Takes a picture of the page into {@code target/screenshots}. */
    public Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Path file = SCREENSHOTS.resolve(name + ".png");
            driver();
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a picture of the whole page, however long, at the width of a phone. */
    public void phoneScreenshot(String name) {
        long height = (Long) run("return document.documentElement.scrollHeight");
        resize(390, (int) Math.min(height + 200, 4_000));
        screenshot(name);
        phone();
    }

    /** Ends the session: the next use starts a browser that knows nothing. */
    public void forget() {
        if (driver != null) {
            driver.quit();
            driver = null;
        }
        if (profile != null) {
            try {
                FileSystemUtils.deleteRecursively(profile);
            } catch (IOException e) {
                // A file that Chromium still held; the folder is in the temporary folder of the machine.
                profile.toFile().deleteOnExit();
            }
            profile = null;
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (driver != null) {
            try {
                screenshot(context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName());
            } catch (NoSuchSessionException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        forget();
    }

    private void start() {
        try {
            profile = Files.createTempDirectory("saleswright-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions()
                .setBinary(onPath(BROWSERS))
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath(List.of("chromedriver")))
                .usingAnyFreePort()
                // Times in pages are then those of the tests.
                .withEnvironment(Map.of("TZ", "UTC"))
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    private static File onPath(List<String> names) {
        Optional<File> found = names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("Browser tests need one of " + names
                + " on the PATH (Debian: apt-get install chromium chromium-driver)"));
    }
}
