package com.saleswright.mail;

import com.saleswright.mail.MailTable.Claimed;
import com.saleswright.mail.SendFailure.Kind;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A connection to the mail server for a run of mails.
 *
 * <p>Not {@code JavaMailSender}: that sends a whole array before it reports what became of each.
 */
final class Smtp implements AutoCloseable {

    private final JavaMailSenderImpl server;
    private final InternetAddress from;
    private final ReturnPath returnPath;
    private @Nullable Transport connection;

    Smtp(JavaMailSenderImpl server, InternetAddress from, ReturnPath returnPath) {
        this.returnPath = returnPath;
        this.server = server;
        this.from = from;
    }

    void send(Claimed mail) throws SendFailure {
        Transport open = connect();
        try {
            MimeMessage message = message(mail);
            open.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException | UnsupportedEncodingException e) {
            // The state of the conversation is not known any more: the next mail starts a new one.
            close();
            throw new SendFailure(kind(e), e);
        }
    }

    private Transport connect() throws SendFailure {
        Transport open = connection;
        if (open == null) {
            try {
                String protocol = server.getProtocol();
                open = server.getSession().getTransport(protocol == null ? "smtp" : protocol);
                open.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            } catch (MessagingException e) {
                throw new SendFailure(Kind.UNREACHABLE, e);
            }
            connection = open;
        }
        return open;
    }

    private MimeMessage message(Claimed mail) throws MessagingException, UnsupportedEncodingException {
        var message = new KeepsItsId(server.getSession(), mail.messageId() + "@" + domain());
        message.setFrom(from);
        returnPath.of(mail.messageId()).ifPresent(message::setEnvelopeFrom);
        message.setRecipient(
                RecipientType.TO,
                new InternetAddress(MailAddress.ascii(mail.recipient()), mail.recipientName(), "UTF-8"));
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(mail.createdAt()));
        // Keeps out-of-office replies away.
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(mail.bodyText(), "UTF-8");
        var html = new MimeBodyPart();
        html.setContent(mail.bodyHtml(), "text/html; charset=" + StandardCharsets.UTF_8.name());
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    private static Kind kind(Exception failure) {
        Exception next = failure;
        while (next instanceof MessagingException e) {
            if (e instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= 500 ? Kind.RECIPIENT_FOR_GOOD : Kind.RECIPIENT_FOR_NOW;
            }
            next = e.getNextException();
        }
        return Kind.SERVER;
    }

    @Override
    public void close() {
        Transport open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // Taking leave of a server that is gone: nothing is lost.
            }
        }
    }

    /** The mail library makes a new Message-ID each time it saves; ours is the same in every try. */
    private static final class KeepsItsId extends SMTPMessage {

        private final String id;

        KeepsItsId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }

    static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            address.setPersonal(address.getPersonal(), "UTF-8");
            return address;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("saleswright.mail.from is not a mail address: '" + from + "'", e);
        }
    }

    /** For error messages. */
    @Override
    public String toString() {
        return server.getHost() + ":" + server.getPort();
    }
}
