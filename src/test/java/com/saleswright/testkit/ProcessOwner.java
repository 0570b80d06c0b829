package com.saleswright.testkit;

import com.saleswright.access.Accounts;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.redesign.Redesigns;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.openqa.selenium.By;
import org.springframework.context.ApplicationContext;

/** Somebody with the role of a process owner at a browser of their own. */
public final class ProcessOwner {

    private final ApplicationContext context;
    private final Browser browser;
    private final Tasklist pages;
    private final String userId;

    /** Lets this person in, under the name that pages show; their browser is opened by {@link #logIn}. */
    public ProcessOwner(ApplicationContext context, Browser browser, String userId, String name) {
        this.context = context;
        this.browser = browser;
        this.userId = userId;
        int port =
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
        pages = new Tasklist(browser, port);
        String[] names = name.split(" ", -1);
        People people = context.getBean(People.class);
        people.saveOffice(new Office("owners", "Owners", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        people.save(new Employee(
                userId,
                names[0],
                names[1],
                userId + "@example.com",
                "owners",
                null,
                Set.of(Roles.PROCESS_OWNER),
                BigDecimal.ZERO,
                "en",
                true));
        context.getBean(Accounts.class).setPassword(userId, Tasklist.PASSWORD);
    }

    /** In a browser that knows nothing yet. */
    public Tasklist logIn() {
        pages.logIn(userId);
        return pages;
    }

    /** Begins a redesign of deals. @return its number */
    public String begin() {
        return context.getBean(Redesigns.class)
                .begin("deals", "Finance sees large deals", "Losses in the last quarter", userId);
    }

    /** Opens a file of a redesign in the studio. @param path with {@code &element=} to select one */
    public void edit(String number, String path) {
        pages.open("/redesigns/" + number + "/edit?path=" + path);
        browser.find("[data-ready=true]");
    }

    /** Waits until the studio has saved what was changed. */
    public void seeSaved() {
        browser.waiting()
                .until(unused -> browser.find(".studio-status").getText().matches("Saved \\d\\d:\\d\\d"));
    }

    /**
     * Presses a button on the page of a migration, confirms it, and waits until every case has had its turn.
     *
     * @param work has cases migrated
     */
    public void move(String button, Runnable work) {
        browser.click(By.xpath("//summary[starts-with(text(), '%s ')]".formatted(button)));
        browser.click(By.xpath("//button[starts-with(text(), '%s ')]".formatted(button)));
        browser.seeText("0 of ");
        work.run();
        browser.waiting()
                .until(unused -> browser.find("#progress .badge").getText().equals("done"));
    }

    /** Removes the cases of redesigns, and every version of deals that one of them has made, with its cases. */
    public void forgetRedesigns() {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("redesign")
                .list()
                .forEach(i -> runtime.deleteProcessInstance(i.getId(), "End of the test"));
        RepositoryService repository = context.getBean(RepositoryService.class);
        repository
                .createDeploymentQuery()
                .deploymentNameLike("deals: %")
                .list()
                .forEach(d -> repository.deleteDeployment(d.getId(), true));
    }
}
