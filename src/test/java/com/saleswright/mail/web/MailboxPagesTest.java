package com.saleswright.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.saleswright.mail.DeadLetters;
import com.saleswright.mail.Mailbox;
import com.saleswright.mail.Mailbox.Reader;
import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.mail.Status;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The pages by themselves, without the login in front of them. */
@SaleswrightTest
class MailboxPagesTest {

    private static final RequestPostProcessor ADMIN = request -> {
        request.setRemoteUser("admin");
        request.addUserRole("camunda-admin");
        return request;
    };
    private static final RequestPostProcessor STRANGER = request -> {
        request.setRemoteUser("stranger");
        return request;
    };

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private TransactionTemplate transaction;

    private final String caseKey = "PAGE-" + UUID.randomUUID().toString().substring(0, 8);
    private MockMvc pages;

    @BeforeEach
    void prepare() {
        pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void listsAndSearchesMail() throws Exception {
        long id = write("rosa@example.com", "<i>hello</i>");

        pages.perform(get("/mailbox").param("search", caseKey).with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/mailbox/" + id + "\"")))
                .andExpect(content().string(containsString("About &lt;i&gt;hello&lt;/i&gt;")));
        pages.perform(get("/mailbox").param("search", "nothing like it").with(ADMIN))
                .andExpect(content().string(containsString("Show all mail")));
        pages.perform(get("/mailbox").with(STRANGER))
                .andExpect(content().string(containsString("You have no mail")))
                .andExpect(content().string(not(containsString("/mailbox/dead"))));
    }

    @Test
    void showsTheContentInAFrameThatCanDoNothing() throws Exception {
        long id = write("rosa@example.com", "hello");

        pages.perform(get("/mailbox/" + id).with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("src=\"/mailbox/" + id + "/html\"")))
                .andExpect(content().string(containsString("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")));
        pages.perform(get("/mailbox/" + id + "?view=text").with(ADMIN))
                .andExpect(content().string(containsString("<pre class=\"card mail-content\">Somebody: hello")));
        pages.perform(get("/mailbox/" + id + "/html").with(ADMIN))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox allow-popups")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString("<p>Somebody: hello</p>")));
    }

    @Test
    void hidesOtherPeoplesMailAndTheDeadLetters() throws Exception {
        long id = write("rosa@example.com", "hello");

        pages.perform(get("/mailbox/" + id).with(STRANGER)).andExpect(status().isNotFound());
        pages.perform(get("/mailbox/" + id + "/html").with(STRANGER)).andExpect(status().isNotFound());
        pages.perform(get("/mailbox/dead").with(STRANGER)).andExpect(status().isForbidden());
        pages.perform(post("/mailbox/dead/retry").with(STRANGER)).andExpect(status().isForbidden());
        pages.perform(post("/mailbox/dead/" + id + "/retry").with(STRANGER)).andExpect(status().isForbidden());
        pages.perform(post("/mailbox/dead/" + id + "/discard").with(STRANGER)).andExpect(status().isForbidden());
        pages.perform(post("/mailbox/dead/test").with(STRANGER)).andExpect(status().isForbidden());
    }

    @Test
    void discardsADeadLetterOnlyWithAReason() throws Exception {
        long id = write("nowhere", "hello");

        pages.perform(get("/mailbox/dead").with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The address &#39;nowhere&#39; is not a mail address")));
        pages.perform(post("/mailbox/dead/" + id + "/retry").with(ADMIN))
                .andExpect(flash().attribute("notice", containsString("not sent again")));
        pages.perform(post("/mailbox/dead/" + id + "/discard")
                        .param("reason", " ")
                        .with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Say why nobody needs this mail any more.")));
        pages.perform(post("/mailbox/dead/" + id + "/discard")
                        .param("reason", "left")
                        .with(ADMIN))
                .andExpect(redirectedUrl("/mailbox/dead"))
                .andExpect(flash().attribute("notice", "The mail is discarded."));
        assertThat(mailbox.ofCase(caseKey)).singleElement().satisfies(m -> assertThat(m.status())
                .isEqualTo(Status.DISCARDED));
    }

    @Test
    void sendsATestMessage() throws Exception {
        String address = caseKey.toLowerCase(Locale.ROOT) + "@example.com";

        pages.perform(post("/mailbox/dead/test").param("to", "nowhere").with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Enter the address at which you read mail.")))
                .andExpect(content().string(containsString("value=\"nowhere\"")));
        pages.perform(post("/mailbox/dead/test").param("to", address).with(ADMIN))
                .andExpect(redirectedUrl("/mailbox/dead"))
                .andExpect(flash().attribute("notice", containsString("built-in mailbox")));
        assertThat(mailbox.page(new Reader("admin", true), address, 0).mails())
                .singleElement()
                .satisfies(m -> assertThat(m.subject()).isEqualTo("Test message from Saleswright"));
        assertThat(DeadLetters.problemWith(address)).isEmpty();
    }

    private long write(String to, String remark) {
        transaction.executeWithoutResult(t -> outbox.send(new Message(
                "PAGES/" + UUID.randomUUID(),
                "mail-test/hostile",
                to,
                "Somebody",
                Locale.ENGLISH,
                Map.of("remark", remark),
                caseKey)));
        return mailbox.ofCase(caseKey).get(0).id();
    }
}
