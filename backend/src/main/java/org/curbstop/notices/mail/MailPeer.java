package org.curbstop.notices.mail;

import jakarta.mail.MessagingException;
import org.curbstop.common.Peer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Whether the mail server lets us in. */
@Component
class MailPeer implements Peer {

    private final ObjectProvider<JavaMailSender> sender;

    MailPeer(ObjectProvider<JavaMailSender> sender) {
        this.sender = sender;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Answer ask() {
        if (!(sender.getIfAvailable() instanceof JavaMailSenderImpl smtp)) {
            return new Answer.NotSetUp("CURBSTOP_MAIL_HOST");
        }
        try {
            smtp.testConnection();
            return new Answer.Answers();
        } catch (MessagingException e) {
            return new Answer.Silent(e.getClass().getSimpleName());
        }
    }
}
