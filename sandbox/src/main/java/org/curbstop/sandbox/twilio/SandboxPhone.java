package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Phone on the simulated network: dial, press, say, pay, read the transcript. For tests and for the page in the browser. */
public final class SandboxPhone {

    /** Number that Twilio reports for a withheld number: ANONYMOUS on a keypad. */
    public static final String WITHHELD = "+266696687";

    private static final int MAX_CALLS = 500;

    /**
     * The utility's phone number, as configured at the network.
     *
     * @param url supplied lazily, because the port may be known late
     */
    public record PhoneLine(String number, String accountSid, Supplier<URI> url, String fallbackPath, String statusPath) {}

    private final TwilioWebhookSender webhooks;
    private final PayConnector payConnector;
    private final Clock clock;
    private final PhoneLine line;
    private final boolean fallsThrough;
    private final Map<String, PhoneCall> calls = new LinkedHashMap<>();

    /**
     * @param fallsThrough whether the call continues with the next verb after the last attempt at a card, as some of Twilio's documents
     *     say; otherwise the action is called
     */
    public SandboxPhone(TwilioWebhookSender webhooks, PayConnector payConnector, Clock clock, PhoneLine line, boolean fallsThrough) {
        this.webhooks = webhooks;
        this.payConnector = payConnector;
        this.clock = clock;
        this.line = line;
        this.fallsThrough = fallsThrough;
    }

    /** Returns the same phone on a network that ends {@code <Pay>} the other way. */
    public SandboxPhone fallingThrough() {
        return new SandboxPhone(webhooks, payConnector, clock, line, true);
    }

    /**
     * Calls the utility.
     *
     * @param from number in E.164 format, or {@link #WITHHELD}
     */
    public PhoneCall dial(String from) {
        PhoneCall call = keep(new PhoneCall(this, clock, from, line.number(), line.url().get()));
        call.begin();
        return call;
    }

    /** Calls a customer on behalf of the utility, through the REST API. */
    public PhoneCall ring(String to, URI start, Optional<URI> status, int seconds) {
        return keep(PhoneCall.outbound(this, clock, line.number(), to, start, status, seconds));
    }

    /** Returns the utility's calls to a number, newest first. */
    public List<PhoneCall> callsTo(String number) {
        synchronized (calls) {
            return new ArrayList<>(calls.values()).reversed().stream().filter(call -> call.to().equals(number)).toList();
        }
    }

    /** Returns the utility's calls that ring now. */
    List<PhoneCall> ringing() {
        synchronized (calls) {
            return calls.values().stream().filter(call -> !call.to().equals(line.number()))
                    .filter(call -> call.waiting() instanceof PhoneCall.CallState.Ringing).toList();
        }
    }

    private PhoneCall keep(PhoneCall call) {
        synchronized (calls) {
            calls.put(call.sid(), call);
            if (calls.size() > MAX_CALLS) {
                calls.remove(calls.keySet().iterator().next());
            }
        }
        return call;
    }

    public Optional<PhoneCall> call(String sid) {
        synchronized (calls) {
            return Optional.ofNullable(calls.get(sid));
        }
    }

    TwilioWebhookSender webhooks() {
        return webhooks;
    }

    PayConnector payConnector() {
        return payConnector;
    }

    String accountSid() {
        return line.accountSid();
    }

    boolean fallsThrough() {
        return fallsThrough;
    }

    Optional<URI> fallback() {
        return Optional.of(line.fallbackPath()).filter(path -> !path.isEmpty()).map(path -> line.url().get().resolve(path));
    }

    Optional<URI> status() {
        return Optional.of(line.statusPath()).filter(path -> !path.isEmpty()).map(path -> line.url().get().resolve(path));
    }
}
