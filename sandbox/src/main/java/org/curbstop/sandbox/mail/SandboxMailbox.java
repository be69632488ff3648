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
import org.curbstop.common.IdGenerator;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stores the sandbox's mail and lists it by recipient. */
@Component
@Profile("!production")
class SandboxMailbox implements DisposableBean {

    /** @param source the raw message as received over SMTP */
    record StoredMail(String id, String box, List<String> to, String source, Instant at) {}

    /** A message in readable form, for people and scripts. */
    record ReadableMail(String id, String to, String from, String subject, String body, String at) {}

    private final AggregateCollection<StoredMail> mails;
    private final Clock clock;
    private final SandboxSmtpServer server;

    SandboxMailbox(Database database, Clock clock) {
        this.mails = database.collection(StoredMail.class, "sandbox_mails", Index.on("box", "at"), Index.on("to", "at"));
        this.clock = clock;
        this.server = new SandboxSmtpServer(this::store);
    }

    /** Returns the newest mail first; of all recipients if {@code to} is empty. */
    List<ReadableMail> list(String to, int limit) {
        Query query = to.isBlank() ? Query.where("box", "all") : Query.where("to", to.strip().toLowerCase(Locale.ROOT));
        return mails.list(query.descending("at").limit(limit)).stream().map(SandboxMailbox::read).toList();
    }

    int port() {
        return server.port();
    }

    private void store(List<String> to, String source) {
        List<String> receivers = to.stream().map(address -> address.toLowerCase(Locale.ROOT)).toList();
        mails.insert(new StoredMail(IdGenerator.create("mail"), "all", receivers, source, clock.instant()));
    }

    private static ReadableMail read(StoredMail mail) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mail.source().getBytes(StandardCharsets.UTF_8)));
            return new ReadableMail(mail.id(), String.join(", ", mail.to()),
                    message.getFrom() == null ? "" : message.getFrom()[0].toString(),
                    String.valueOf(message.getSubject()), text(message), mail.at().toString());
        } catch (MessagingException | IOException e) {
            return new ReadableMail(mail.id(), String.join(", ", mail.to()), "", "", mail.source(), mail.at().toString());
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
