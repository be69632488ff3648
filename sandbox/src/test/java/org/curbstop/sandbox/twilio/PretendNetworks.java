package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.store.Store;
import org.curbstop.utility.Addresses;

/** The pretended text network with its REST API, for tests of those who call it. */
public final class PretendNetworks {

    /** Webhooks that were sent: path and query, and fields. */
    public record Sent(String at, Map<String, String> fields) {}

    public final List<Sent> webhooks = new CopyOnWriteArrayList<>();
    final TextNetwork texts;
    private final TwilioAccount account;

    public PretendNetworks(Store store, TwilioAccount account, Addresses addresses) {
        this.account = account;
        this.texts = new TextNetwork(store, new Webhooks() {
            @Override
            public Answer post(URI at, Map<String, String> fields, String token) {
                webhooks.add(new Sent(at.toString(), fields));
                return new Answer(200, "application/xml", "<Response><Message><Body>Two\nlines</Body></Message></Response>", 1);
            }

            @Override
            public Answer forged(URI at, Map<String, String> fields) {
                return new Answer(403, "", "", 1);
            }
        }, addresses, account, Clock.systemUTC());
    }

    public Object api() {
        return new RestApi(texts, account);
    }

    public void customerTexts(String from, String body) {
        texts.receive(from, body, List.of());
    }

    /** Bodies that reached a customer, newest first. */
    public List<String> reached(String number) {
        return texts.with(number, 50).stream().filter(text -> !text.toUtility() && text.errorCode() == 0).map(TextMessage::body).toList();
    }
}
