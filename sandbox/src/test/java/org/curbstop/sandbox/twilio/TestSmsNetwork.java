package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.store.Database;
import org.curbstop.utility.ApplicationUrls;

/** The simulated SMS network with its REST API, for client tests. */
public final class TestSmsNetwork {

    /** A webhook that was sent: URL and fields. */
    public record Sent(String at, Map<String, String> fields) {}

    public final List<Sent> webhooks = new CopyOnWriteArrayList<>();
    final SandboxSmsNetwork texts;
    private final TwilioAccount account;

    public TestSmsNetwork(Database database, TwilioAccount account, ApplicationUrls addresses) {
        this.account = account;
        this.texts = new SandboxSmsNetwork(database, new TwilioWebhookSender() {
            @Override
            public WebhookResponse post(URI at, Map<String, String> fields, String token) {
                webhooks.add(new Sent(at.toString(), fields));
                return new WebhookResponse(200, "application/xml", "<Response><Message><Body>Two\nlines</Body></Message></Response>", 1);
            }

            @Override
            public WebhookResponse postForged(URI at, Map<String, String> fields) {
                return new WebhookResponse(403, "", "", 1);
            }
        }, addresses, account, Clock.systemUTC());
    }

    public Object api() {
        return new TwilioMessagesController(texts, account);
    }

    public void customerTexts(String from, String body) {
        texts.receive(from, body, List.of());
    }

    /** Returns the bodies of the messages delivered to a customer, newest first. */
    public List<String> reached(String number) {
        return texts.list(number, 50).stream().filter(text -> !text.toUtility() && text.errorCode() == 0).map(SandboxTextMessage::body)
                .toList();
    }
}
