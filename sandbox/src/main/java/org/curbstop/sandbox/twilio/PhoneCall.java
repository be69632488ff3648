package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call, executed as Twilio would: fetches TwiML with signed webhooks, speaks prompts, and waits for the caller where TwiML waits. It
 * does not wait in real time; {@link #silence} lets the time pass.
 */
public final class PhoneCall {

    /** What the call waits for; after {@code seconds} without input, {@link #silence} applies. */
    public sealed interface CallState {
        /** Keys or speech. */
        record Input(boolean keys, boolean speech, int seconds, String pressed) implements CallState {}

        /** A step of a card payment; {@code pressed} counts keys without disclosing them. */
        record Card(String step, int seconds, int pressed) implements CallState {}

        /** Another phone rings. */
        record Ringing(String number, int seconds) implements CallState {}

        /** Connected to somebody, or in a queue. */
        record Connected(String to) implements CallState {}

        record Ended(String why) implements CallState {}
    }

    private final CallTranscript transcript = new CallTranscript();
    private final CallWebhooks deliveries;
    private final TwimlExecutor executor;
    private final String from;
    private final String to;
    private final Instant began;

    PhoneCall(SandboxPhone phone, Clock clock, String from, String to, URI start) {
        this(phone, clock, from, to, start, phone.status(), "inbound");
    }

    private PhoneCall(SandboxPhone phone, Clock clock, String from, String to, URI start, Optional<URI> status, String direction) {
        this.from = from;
        this.to = to;
        this.began = clock.instant();
        this.deliveries = new CallWebhooks(phone.webhooks(), SandboxSmsNetwork.sid("CA"), phone.accountSid(), from, to, direction);
        this.executor = new TwimlExecutor(phone, clock, transcript, deliveries, start, status);
    }

    /** Creates a call by the utility, which rings at the customer's phone until it is answered. */
    static PhoneCall outbound(SandboxPhone phone, Clock clock, String from, String to, URI start, Optional<URI> status, int seconds) {
        var call = new PhoneCall(phone, clock, from, to, start, status, "outbound-api");
        call.transcript.add(TranscriptLine.Speaker.NETWORK, "Ringing at " + to);
        call.executor.ring(to, seconds);
        return call;
    }

    void begin() {
        transcript.add(TranscriptLine.Speaker.NETWORK, "Call from " + from);
        executor.begin();
    }

    public synchronized String sid() {
        return deliveries.callSid();
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    Instant began() {
        return began;
    }

    /** Lets a machine answer the utility's call; its greeting is over. */
    public synchronized PhoneCall answeredByMachine() {
        executor.pickUp("machine_end_beep");
        return this;
    }

    public synchronized CallState waiting() {
        return executor.waiting();
    }

    public synchronized boolean isOver() {
        return waiting() instanceof CallState.Ended;
    }

    public synchronized List<TranscriptLine> transcript() {
        return transcript.lines();
    }

    /** Returns the utility's prompts since the caller's last action. */
    public synchronized String lastPrompt() {
        return transcript.lastPrompt();
    }

    /** Returns the document that is being executed. */
    public synchronized String twiml() {
        return executor.twiml();
    }

    /** Returns the problems of any document or webhook of this call; empty if there are none. */
    public synchronized List<String> problems() {
        return transcript.problems();
    }

    public synchronized List<CallWebhooks.WebhookDelivery> deliveries() {
        return deliveries.all();
    }

    /** Presses keys one after another, as long as the call accepts them. */
    public synchronized PhoneCall press(String keys) {
        executor.press(keys);
        return this;
    }

    public synchronized PhoneCall say(String words) {
        return say(words, 0.92);
    }

    /** @param confidence confidence of the speech recognition, 0 to 1 */
    public synchronized PhoneCall say(String words, double confidence) {
        executor.say(words, confidence);
        return this;
    }

    /** Lets the time for an answer pass; what was keyed so far counts. */
    public synchronized PhoneCall silence() {
        executor.silence();
        return this;
    }

    /** Keys in a complete card, as a caller would. */
    public synchronized PhoneCall pay(String number, String mmyy, String zip, String securityCode) {
        for (String keys : List.of(number, mmyy, zip, securityCode)) {
            if (waiting() instanceof CallState.Card) {
                press(keys);
            }
        }
        return this;
    }

    /** Answers the ringing phone. */
    public synchronized PhoneCall answered() {
        executor.answered();
        return this;
    }

    public synchronized PhoneCall busy() {
        executor.busy();
        return this;
    }

    /** Hangs up the other side of a connected call. */
    public synchronized PhoneCall otherPartyHangsUp() {
        executor.otherPartyHangsUp();
        return this;
    }

    public synchronized PhoneCall hangUp() {
        executor.hangUp();
        return this;
    }

    /**
     * Delivers the last webhook again, as a network does that lost the response.
     *
     * @return whether the response was identical
     */
    public synchronized boolean deliverAgain() {
        boolean same = deliveries.redeliver();
        transcript.add(same ? TranscriptLine.Speaker.NETWORK : TranscriptLine.Speaker.FAULT,
                same ? "Delivered again: the very same answer" : "Delivered again: ANOTHER answer");
        return same;
    }

    /**
     * Delivers the last webhook with a wrong signature.
     *
     * @return HTTP status of the response
     */
    public synchronized int deliverForged() {
        int status = deliveries.postForged();
        transcript.add(status == 403 ? TranscriptLine.Speaker.NETWORK : TranscriptLine.Speaker.FAULT,
                "Delivered with a wrong signature: answered " + status);
        return status;
    }
}
