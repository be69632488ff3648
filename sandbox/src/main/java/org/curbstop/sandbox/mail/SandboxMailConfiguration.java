package org.curbstop.sandbox.mail;

import org.curbstop.sandbox.SandboxPage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mail to the sandbox's SMTP server unless {@code spring.mail.host} is set. */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
class SandboxMailConfiguration {

    @Bean
    @ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
    JavaMailSender sandboxMailSender(SandboxMailbox mailbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.port());
        sender.getJavaMailProperties().putAll(java.util.Map.of("mail.smtp.connectiontimeout", "2000", "mail.smtp.timeout", "5000"));
        return sender;
    }

    @Bean
    SandboxPage mailSandboxPage() {
        return new SandboxPage("Mail", "/sandbox/mail", "Read every e-mail that the utility sent.", 3);
    }
}
