package org.curbstop.notices.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.delivery.MessageTransport;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends mail by SMTP. A server cannot be asked what it has accepted, so an attempt with unknown result is repeated under the same
 * Message-ID, and mail programs show it once.
 */
@Component
record SmtpMailTransport(ObjectProvider<JavaMailSender> sender, Utility utility) implements MessageTransport {

    private static final Pattern REPLY = Pattern.compile("([45]\\d\\d)(?:[ -]|$)");

    @Override
    public Delivery.Medium medium() {
        return Delivery.Medium.MAIL;
    }

    @Override
    public SendResult send(Delivery delivery) {
        JavaMailSender smtp = sender.getIfAvailable();
        if (smtp == null) {
            return new SendResult.Retryable("no mail server is set: spring.mail.host");
        }
        String id = "<" + delivery.id() + "@" + utility.senders().email().replaceAll(".*@", "") + ">";
        try {
            smtp.send(message(smtp.createMimeMessage(), delivery, id));
            return new SendResult.Accepted(id, true);
        } catch (MailSendException e) {
            return e.getFailedMessages().values().stream().filter(SendFailedException.class::isInstance).findFirst()
                    .map(SmtpMailTransport::refused).orElseGet(() -> new SendResult.Retryable("the mail server does not answer"));
        } catch (MailException | MessagingException e) {
            return new SendResult.Retryable(e.getClass().getSimpleName());
        }
    }

    /** Reply 4xx means a temporary failure (full mailbox, greylisting, rate limit), 5xx a permanent one: RFC 5321, 4.2.1. */
    private static SendResult refused(Exception failed) {
        int reply = 0;
        for (Exception each = failed; each != null; each = each instanceof MessagingException more ? more.getNextException() : null) {
            reply = Math.max(reply, code(each));
        }
        return reply / 100 == 4 ? new SendResult.Retryable("the mail server says " + reply)
                : new SendResult.Refused("refused by the mail server");
    }

    /** Parses the server's reply code, with which the mail library's message begins. */
    private static int code(Exception failed) {
        Matcher reply = REPLY.matcher(String.valueOf(failed.getMessage()));
        return reply.lookingAt() ? Integer.parseInt(reply.group(1)) : 0;
    }

    @Override
    public Optional<String> find(Delivery delivery) {
        return Optional.empty();
    }

    private MimeMessage message(MimeMessage message, Delivery delivery, String id) throws MessagingException {
        var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        mail.setFrom(utility.senders().email());
        utility.senders().replyTo().ifPresent(address -> replyTo(mail, address));
        mail.setTo(delivery.address());
        mail.setSubject(delivery.subject());
        mail.setText(delivery.body());
        message.setHeader("Message-ID", id);
        message.setHeader("Content-Language", delivery.language().tag());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: suppresses automatic replies
        return message;
    }

    private static void replyTo(MimeMessageHelper mail, String address) {
        try {
            mail.setReplyTo(address);
        } catch (MessagingException e) {
            throw new IllegalStateException("utility.yaml: senders.reply-to", e);
        }
    }
}
