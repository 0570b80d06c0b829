package com.saleswright.testkit;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What people do in the Tasklist and at our login page. */
public final class Tasklist {

    public static final String PASSWORD = "correct horse battery";

    private static final String FORM = ".fjs-container";

    private final Browser browser;
    private final int port;

    public Tasklist(Browser browser, int port) {
        this.browser = browser;
        this.port = port;
    }

    /** In a browser that knows nothing yet. */
    public void logIn(String user) {
        browser.forget();
        open("/login");
        browser.type("input[name=username]", user);
        browser.type("input[name=password]", PASSWORD + Keys.ENTER);
        browser.waiting().until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }

    /** The form of a task. */
    public void openTask(String id) {
        open("/camunda/app/tasklist/default/#/?task=" + id);
    }

    public void claim() {
        press("//button[contains(@class,'claim') and not(contains(@class,'unclaim'))]");
        browser.waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(FORM + " input:enabled")));
    }

    public void choose(String option) {
        press("//div[contains(@class,'fjs-form-field-radio')]//label[normalize-space(.)='" + option + "']");
    }

    public void number(String label, String text) {
        field("number", label, "input").sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    public void text(String label, String text) {
        field("textfield", label, "input").sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    public void area(String label, String text) {
        field("textarea", label, "textarea").sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    /** Waits until the button works, and presses it. */
    public void complete() {
        press("//button[contains(.,'Complete')][not(@disabled)]");
    }

    public void open(String path) {
        browser.open("http://127.0.0.1:" + port + path);
    }

    private WebElement field(String kind, String label, String input) {
        return browser.find(By.xpath("//div[contains(@class,'fjs-form-field-%s')][.//label[contains(.,'%s')]]//%s"
                .formatted(kind, label, input)));
    }

    /** The Tasklist's footer covers the end of a long form, where a real click cannot reach. */
    private void press(String xpath) {
        browser.run("arguments[0].click()", browser.find(By.xpath(xpath)));
    }
}
