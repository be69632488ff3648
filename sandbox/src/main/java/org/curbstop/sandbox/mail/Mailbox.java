package org.curbstop.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.curbstop.common.Ids;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** All mail of the pretend world, by receiver. */
@Component
@Profile("!production")
class Mailbox implements DisposableBean {

    /** @param source the message as it came over SMTP */
    record Mail(String id, String box, List<String> to, String source, Instant at) {}

    /** As people and scripts read it. */
    record Read(String id, String to, String from, String subject, String body, String at) {}

    private final Documents<Mail> mails;
    private final Clock clock;
    private final PretendMailServer server;

    Mailbox(Store store, Clock clock) {
        this.mails = store.documents(Mail.class, "sandbox_mails", Index.on("box", "at"), Index.on("to", "at"));
        this.clock = clock;
        this.server = new PretendMailServer(this::keep);
    }

    /** Newest first; everybody's where {@code to} is empty. */
    List<Read> to(String to, int limit) {
        Where where = to.isBlank() ? Where.is("box", "all") : Where.is("to", to.strip().toLowerCase(Locale.ROOT));
        return mails.list(where.descending("at").limit(limit)).stream().map(Mailbox::read).toList();
    }

    int port() {
        return server.port();
    }

    private void keep(List<String> to, String source) {
        List<String> receivers = to.stream().map(address -> address.toLowerCase(Locale.ROOT)).toList();
        mails.insert(new Mail(Ids.mint("mail"), "all", receivers, source, clock.instant()));
    }

    private static Read read(Mail mail) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mail.source().getBytes(StandardCharsets.UTF_8)));
            return new Read(mail.id(), String.join(", ", mail.to()), message.getFrom() == null ? "" : message.getFrom()[0].toString(),
                    String.valueOf(message.getSubject()), text(message), mail.at().toString());
        } catch (MessagingException | IOException e) {
            return new Read(mail.id(), String.join(", ", mail.to()), "", "", mail.source(), mail.at().toString());
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (!parts.getBodyPart(i).isMimeType("text/html")) {
                    return text(parts.getBodyPart(i));
                }
            }
        }
        return String.valueOf(content).strip();
    }

    @Override
    public void destroy() throws IOException {
        server.close();
    }
}
