package org.curbstop.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.curbstop.common.Language;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that answers one command with a given reply: temporary failures are retried, permanent ones are not. */
class SmtpRepliesTest {

    @ParameterizedTest
    @CsvSource({
            "RCPT, 450 4.2.1 Mailbox busy, true", "RCPT, 451 4.7.1 Greylisted, true", "RCPT, 452 4.2.2 Mailbox full, true",
            "RCPT, 550 5.1.1 No such user, false",
            "MAIL, 421 4.7.0 Too many, true", "MAIL, 550 5.7.1 Not welcome, false", "DATA, 451 4.3.0 Try later, true",
            "DATA, 554 5.6.0 Refused, false"
    })
    void replies_of_400_are_temporary_and_replies_of_500_permanent(String command, String reply, boolean again) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, command, reply));
            SendResult end = mail(server.getLocalPort()).send(delivery());
            assertThat(end).isInstanceOf(again ? SendResult.Retryable.class : SendResult.Refused.class);
        }
    }

    private static void serve(ServerSocket server, String command, String reply) {
        try (Socket client = server.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 test");
            for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
                say(client, line.startsWith(command) ? reply : line.startsWith("DATA") ? "354 go on" : "250 ok");
            }
        } catch (IOException e) {
            // the client has closed the connection
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static SmtpMailTransport mail(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        var beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new SmtpMailTransport(beans.getBeanProvider(JavaMailSender.class), SampleUtility.millbrook());
    }

    private static Delivery delivery() {
        return new Delivery("ntc_0000000000", 0, "key", NoticeKind.BILL_DUE, Delivery.Medium.MAIL, "ada@example.com", Language.ENGLISH,
                "Subject", "Body", "code",
                Delivery.State.SENDING, 1, Instant.EPOCH, Instant.EPOCH, null, 1, null, null, null);
    }
}
