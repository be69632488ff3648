package org.curbstop.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SandboxSmtpServerTest {

    private static SimpleMailMessage mail(String body) {
        var mail = new SimpleMailMessage();
        mail.setFrom("us@millbrook.example");
        mail.setTo("ada@millbrook.example");
        mail.setSubject("Receipt");
        mail.setText(body);
        return mail;
    }

    private static JavaMailSenderImpl sender(SandboxSmtpServer server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return sender;
    }

    @Test
    void a_real_mail_client_can_send_mail_including_dots_and_accents() throws Exception {
        var kept = new ArrayList<String>();
        try (var server = new SandboxSmtpServer((to, source) -> kept.add(to + "\n" + source))) {
            sender(server).send(mail("Hello\n.\n..two\nend"));
        }
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst()).startsWith("[ada@millbrook.example]").contains("Subject: Receipt").contains("\r\n.\r\n..two\r\nend");
    }

    @Test
    void an_email_that_cannot_be_stored_is_not_accepted() throws Exception {
        try (var server = new SandboxSmtpServer((to, source) -> {
            throw new IllegalStateException("the disk is full");
        })) {
            assertThatThrownBy(() -> sender(server).send(mail("Hello"))).isInstanceOf(MailException.class);
        }
    }

    @Test
    void two_concurrent_emails_are_both_received() throws Exception {
        List<String> kept = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var server = new SandboxSmtpServer((to, source) -> kept.add(source));
                var many = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                many.submit(() -> sender(server).send(mail("Hello")));
            }
        }
        assertThat(kept).hasSize(10);
    }
}
