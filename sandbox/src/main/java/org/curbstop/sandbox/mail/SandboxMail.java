package org.curbstop.sandbox.mail;

import org.curbstop.sandbox.Corner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mail to the pretended server where no real one is set ({@code spring.mail.host}). */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
class SandboxMail {

    @Bean
    @ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
    JavaMailSender pretendMailSender(Mailbox mailbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.port());
        sender.getJavaMailProperties().putAll(java.util.Map.of("mail.smtp.connectiontimeout", "2000", "mail.smtp.timeout", "5000"));
        return sender;
    }

    @Bean
    Corner mailCorner() {
        return new Corner("Mail", "/sandbox/mail", "Read every e-mail that the utility sent.", 3);
    }
}
