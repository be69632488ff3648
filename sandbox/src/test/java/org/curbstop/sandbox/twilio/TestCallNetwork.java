package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.curbstop.notices.TwilioAccount;

/** The simulated phone network with its REST API, for client tests. */
public final class TestCallNetwork {

    /** Webhooks sent: URL and fields. */
    public final List<TestSmsNetwork.Sent> webhooks = new CopyOnWriteArrayList<>();
    public final SandboxPhone phone;
    private final TwilioAccount account;

    public TestCallNetwork(TwilioAccount account) {
        this.account = account;
        this.phone = new SandboxPhone(new TwilioWebhookSender() {
            @Override
            public WebhookResponse post(URI at, Map<String, String> fields, String token) {
                webhooks.add(new TestSmsNetwork.Sent(at.toString(), Map.copyOf(fields)));
                return new WebhookResponse(200, "application/xml", "<Response><Say>Hello.</Say></Response>", 1);
            }

            @Override
            public WebhookResponse postForged(URI at, Map<String, String> fields) {
                return new WebhookResponse(403, "", "", 1);
            }
        }, (number, expires, code, zip) -> "pm_card", Clock.systemUTC(),
                new SandboxPhone.PhoneLine(account.number().e164(), account.sid(), () -> URI.create("https://millbrook.example"), "", ""),
                false);
    }

    public Object api() {
        return new TwilioCallsController(phone, account);
    }
}
