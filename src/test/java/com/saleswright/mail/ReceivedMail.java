package com.saleswright.mail;

import com.saleswright.testkit.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail as it arrives, after its way through the outbox and the protocol of mail servers. */
public record ReceivedMail(String subject, String text, String html) {

    private static final Pattern LINK = Pattern.compile("href=\"(http://[^\"]+/l/[\\w-]{43})\"");

    /** Lets all mail go and reads what the recipient was sent last. */
    public static ReceivedMail newest(ApplicationContext context, String recipient) {
        context.getBean(Relay.class).deliverDue();
        String id = context.getBean(JdbcClient.class)
                .sql("SELECT message_id FROM mail_message WHERE recipient = ? ORDER BY id DESC LIMIT 1")
                .param(recipient)
                .query(String.class)
                .single();
        return MailServer.received().stream()
                .filter(mail -> header(mail, "Message-ID").startsWith("<" + id + "@"))
                .findFirst()
                .map(ReceivedMail::read)
                .orElseThrow(() -> new AssertionError("The last mail to " + recipient + " did not arrive"));
    }

    /** Path of the address to which the button leads. */
    public String link() {
        Matcher link = LINK.matcher(html);
        if (!link.find() || !text.contains(link.group(1))) {
            throw new AssertionError("Text and HTML have no link in common:\n" + text + "\n" + html);
        }
        return URI.create(link.group(1)).getPath();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReceivedMail read(MimeMessage mail) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return new ReceivedMail(mail.getSubject(), content(parts, 0), content(parts, 1));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(MimeMultipart parts, int part) throws MessagingException, IOException {
        return (String) parts.getBodyPart(part).getContent();
    }
}
