package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call, executed as Twilio would: fetches TwiML with signed webhooks, speaks prompts, and waits for the caller where TwiML waits. It
 * does not wait by the clock; {@link #silence} is the passing of the time.
 */
public final class PhoneCall {

    /** What the call waits for. {@code seconds}: after so much quiet, {@link #silence}. */
    public sealed interface CallState {
        /** Keys or speech. */
        record Input(boolean keys, boolean speech, int seconds, String pressed) implements CallState {}

        /** A step of a card; {@code pressed} counts keys and shows none. */
        record Card(String step, int seconds, int pressed) implements CallState {}

        /** Another phone rings: somebody answers, or nobody does. */
        record Ringing(String number, int seconds) implements CallState {}

        /** Connected to somebody, or in a queue. */
        record Connected(String to) implements CallState {}

        /** Over. */
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

    /** A call of the utility, which rings at the customer's until somebody takes it. */
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

    /** A machine takes a call of the utility, and its greeting is over. */
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

    /** The utility's prompts since the caller's last action. */
    public synchronized String lastPrompt() {
        return transcript.lastPrompt();
    }

    /** The document that is being executed. */
    public synchronized String twiml() {
        return executor.twiml();
    }

    /** What was wrong with any document or webhook of this call; empty in a good one. */
    public synchronized List<String> problems() {
        return transcript.problems();
    }

    public synchronized List<CallWebhooks.WebhookDelivery> deliveries() {
        return deliveries.all();
    }

    /** Presses keys, one after another, as far as somebody listens for them. */
    public synchronized PhoneCall press(String keys) {
        executor.press(keys);
        return this;
    }

    public synchronized PhoneCall say(String words) {
        return say(words, 0.92);
    }

    /** @param confidence what the recogniser thinks of itself, 0 to 1 */
    public synchronized PhoneCall say(String words, double confidence) {
        executor.say(words, confidence);
        return this;
    }

    /** The time for an answer passes, with what was keyed so far. */
    public synchronized PhoneCall silence() {
        executor.silence();
        return this;
    }

    /** Keys in a whole card, as a caller would. */
    public synchronized PhoneCall pay(String number, String mmyy, String zip, String securityCode) {
        for (String keys : List.of(number, mmyy, zip, securityCode)) {
            if (waiting() instanceof CallState.Card) {
                press(keys);
            }
        }
        return this;
    }

    /** Whoever rings takes the call, or is busy, or does not come. */
    public synchronized PhoneCall answered() {
        executor.answered();
        return this;
    }

    public synchronized PhoneCall busy() {
        executor.busy();
        return this;
    }

    /** The other side of a connected call hangs up. */
    public synchronized PhoneCall otherPartyHangsUp() {
        executor.otherPartyHangsUp();
        return this;
    }

    public synchronized PhoneCall hangUp() {
        executor.hangUp();
        return this;
    }

    /** Delivers the last webhook once more, as a network does that lost the answer. @return whether the answer was the very same */
    public synchronized boolean deliverAgain() {
        boolean same = deliveries.redeliver();
        transcript.add(same ? TranscriptLine.Speaker.NETWORK : TranscriptLine.Speaker.FAULT,
                same ? "Delivered again: the very same answer" : "Delivered again: ANOTHER answer");
        return same;
    }

    /** Delivers the last webhook with a wrong signature. @return the status it was answered */
    public synchronized int deliverForged() {
        int status = deliveries.postForged();
        transcript.add(status == 403 ? TranscriptLine.Speaker.NETWORK : TranscriptLine.Speaker.FAULT,
                "Delivered with a wrong signature: answered " + status);
        return status;
    }
}
