package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.curbstop.notices.SmsSegments;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Simulates text messages in both directions by Twilio's rules: the network stores and answers STOP and START, refuses a text to an
 * opted-out number with 21610, and reports accepted texts to their status callback.
 */
@Component
@Profile("!production")
class SandboxSmsNetwork implements DisposableBean {

    static final int OPTED_OUT = 21610;

    /** Twilio's test number for a phone that cannot receive texts. */
    static final String TAKES_NO_TEXTS = "+15005550009";

    private static final Set<String> STOP = Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");
    private static final Set<String> START = Set.of("start", "yes", "unstop");
    private static final String STOPPED = "You have successfully been unsubscribed. You will not receive any more messages from this "
            + "number. Reply START to resubscribe.";
    private static final String STARTED = "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
            + "Reply STOP to unsubscribe. Msg&Data Rates May Apply.";

    private final AggregateCollection<SandboxTextMessage> texts;
    private final AggregateCollection<OptedOutNumber> optedOut;
    private final TwilioWebhookSender webhooks;
    private final ApplicationUrls addresses;
    private final TwilioAccount account;
    private final Clock clock;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    SandboxSmsNetwork(Database database, TwilioWebhookSender webhooks, ApplicationUrls addresses, TwilioAccount account, Clock clock) {
        this.texts = database.collection(SandboxTextMessage.class, "sandbox_texts", Index.on("person", "at"));
        this.optedOut = database.collection(OptedOutNumber.class, "sandbox_opted_out");
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.account = account;
        this.clock = clock;
    }

    /** Thrown if the network rejects a text; {@code code} is Twilio's. */
    static final class TextRefusedException extends Exception {
        private final int code;

        TextRefusedException(int code, String why) {
            super(why);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Sends a text of the utility, through the REST API. */
    SandboxTextMessage send(String from, String to, String body, Optional<String> callback) throws TextRefusedException {
        if (!to.matches("\\+[1-9]\\d{6,14}")) {
            throw new TextRefusedException(21211, "Invalid 'To' Phone Number");
        }
        if (body.isEmpty()) {
            throw new TextRefusedException(21602, "Message body is required");
        }
        if (body.length() > SmsSegments.MAX_CHARACTERS) {
            throw new TextRefusedException(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (to.equals(TAKES_NO_TEXTS)) {
            throw new TextRefusedException(21614, "'To' number is not a valid mobile number");
        }
        if (isOptedOut(to)) {
            throw new TextRefusedException(OPTED_OUT, "Attempt to send to unsubscribed recipient");
        }
        var text = new SandboxTextMessage(sid("SM"), 0, to, false, from, to, body, List.of(), "queued", 0, callback.orElse(null),
                clock.instant());
        texts.insert(text);
        callback.ifPresent(at -> work.execute(() -> reportStatus(text)));
        return text;
    }

    /** Receives a text from a customer and stores the utility's replies. */
    void receive(String from, String body, List<String> media) {
        var text = new SandboxTextMessage(sid("SM"), 0, from, true, from, account.number().e164(), body, media, "received", 0, null,
                clock.instant());
        texts.insert(text);
        String word = body.strip().toLowerCase(Locale.ROOT);
        boolean stop = STOP.contains(word);
        boolean start = START.contains(word) && isOptedOut(from);
        if (stop && optedOut.insert(new OptedOutNumber(from))) {
            store(from, STOPPED, "delivered", 0);
        }
        if (start) {
            optedOut.delete(from);
            store(from, STARTED, "delivered", 0);
        }
        TwilioWebhookSender.WebhookResponse answer = webhooks.post(URI.create(addresses.publicUrl() + "/twilio/text"), fields(text),
                UUID.randomUUID().toString());
        if (answer.ok()) {
            storeReplies(from, answer.body());
        } else {
            store(from, "The application answered " + answer.status(), "failed", 11200);
        }
    }

    boolean isOptedOut(String number) {
        return optedOut.find(number).isPresent();
    }

    Optional<SandboxTextMessage> find(String sid) {
        return texts.find(sid);
    }

    /** Returns the texts of a person, newest first. */
    List<SandboxTextMessage> list(String person, int limit) {
        return texts.list(Query.where("person", person).descending("at").limit(limit));
    }

    private void storeReplies(String to, String twiml) {
        List<String> problems = TwimlValidator.checkText(twiml);
        if (!problems.isEmpty()) {
            store(to, "TwiML: " + String.join("; ", problems), "failed", 12200);
            return;
        }
        try {
            for (TwimlVerb message : TwimlVerb.read(twiml)) {
                String body = message.within().stream().filter(inner -> inner.name().equals("Body")).map(TwimlVerb::lines).findFirst()
                        .orElseGet(message::lines);
                store(to, body, isOptedOut(to) ? "failed" : "delivered", isOptedOut(to) ? OPTED_OUT : 0);
            }
        } catch (TwimlVerb.NotTwimlException e) {
            store(to, "TwiML: " + e.getMessage(), "failed", 12100);
        }
    }

    private void store(String to, String body, String status, int errorCode) {
        texts.insert(new SandboxTextMessage(sid("SM"), 0, to, false, account.number().e164(), to, body, List.of(), status, errorCode, null,
                clock.instant()));
    }

    private void reportStatus(SandboxTextMessage text) {
        for (String word : List.of("sent", "delivered")) {
            texts.change(text.id(), stored -> stored.withStatus(word));
            var fields = new LinkedHashMap<String, String>();
            fields.put("AccountSid", account.sid());
            fields.put("ApiVersion", "2010-04-01");
            fields.put("From", text.from());
            fields.put("MessageSid", text.id());
            fields.put("MessageStatus", word);
            fields.put("SmsSid", text.id());
            fields.put("SmsStatus", word);
            fields.put("To", text.to());
            webhooks.post(URI.create(String.valueOf(text.callback())), fields, UUID.randomUUID().toString());
        }
    }

    private Map<String, String> fields(SandboxTextMessage text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("AccountSid", account.sid());
        fields.put("ApiVersion", "2010-04-01");
        fields.put("Body", text.body());
        fields.put("From", text.from());
        fields.put("MessageSid", text.id());
        fields.put("NumMedia", Integer.toString(text.media().size()));
        for (int i = 0; i < text.media().size(); i++) {
            fields.put("MediaUrl" + i, addresses.loopback() + "/sandbox/twilio/media/" + text.media().get(i));
            fields.put("MediaContentType" + i, text.media().get(i).endsWith(".pdf") ? "application/pdf" : "image/png");
        }
        fields.put("NumSegments", Integer.toString(text.segments().count()));
        fields.put("SmsMessageSid", text.id());
        fields.put("SmsSid", text.id());
        fields.put("SmsStatus", "received");
        fields.put("To", text.to());
        return fields;
    }

    static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void destroy() {
        work.shutdown();
    }
}
