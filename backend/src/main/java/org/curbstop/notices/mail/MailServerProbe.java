package org.curbstop.notices.mail;

import jakarta.mail.MessagingException;
import org.curbstop.common.DependencyProbe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Checks that the mail server accepts our login. */
@Component
record MailServerProbe(ObjectProvider<JavaMailSender> sender) implements DependencyProbe {

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public ProbeResult probe() {
        if (!(sender.getIfAvailable() instanceof JavaMailSenderImpl smtp)) {
            return new ProbeResult.NotConfigured("CURBSTOP_MAIL_HOST");
        }
        try {
            smtp.testConnection();
            return new ProbeResult.Up();
        } catch (MessagingException e) {
            return new ProbeResult.Down(e.getClass().getSimpleName());
        }
    }
}
