package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.twilio.PhoneCall.CallState;
import org.jspecify.annotations.Nullable;

/** Executes TwiML documents verb by verb, as Twilio does, and waits where they wait. Handles one call; not thread-safe. */
final class TwimlExecutor {

    private static final int MAX_DOCUMENTS = 60;

    private final SandboxPhone phone;
    private final Clock clock;
    private final CallTranscript transcript;
    private final CallWebhooks webhooks;

    private CallState waiting = new CallState.Connected("");
    private List<TwimlVerb> verbs = List.of();
    private int next;
    private final Optional<URI> statusCallback;
    private URI document;
    private boolean ringing;
    private String twiml = "";
    private int documents;
    private final StringBuilder pressed = new StringBuilder();
    private @Nullable PayVerbDialog card;
    private @Nullable TwimlVerb current;

    TwimlExecutor(SandboxPhone phone, Clock clock, CallTranscript transcript, CallWebhooks webhooks, URI document,
            Optional<URI> statusCallback) {
        this.statusCallback = statusCallback;
        this.phone = phone;
        this.clock = clock;
        this.transcript = transcript;
        this.webhooks = webhooks;
        this.document = document;
    }

    void begin() {
        fetch(document, Map.of());
    }

    /** Starts a call by the utility: the customer's phone rings. */
    void ring(String number, int seconds) {
        ringing = true;
        waiting = new CallState.Ringing(number, seconds);
    }

    /** @param answeredBy Twilio's value: human, machine_end_beep, fax or unknown */
    void pickUp(String answeredBy) {
        if (ringing) {
            ringing = false;
            transcript.add(TranscriptLine.Speaker.NETWORK, "Answered by " + answeredBy);
            fetch(document, Map.of("AnsweredBy", answeredBy));
        }
    }

    CallState waiting() {
        return waiting;
    }

    String twiml() {
        return twiml;
    }

    void press(String keys) {
        transcript.addCallerLine(card == null ? "Pressed " + keys : "Pressed " + keys.replaceAll("\\d", "•"));
        for (char key : keys.toCharArray()) {
            switch (waiting) {
                case CallState.Input input when input.keys() -> keyPressed(key);
                case CallState.Card paying -> cardKey(key);
                default -> transcript.add(TranscriptLine.Speaker.NETWORK, "Key ignored: nobody listens for keys now");
            }
        }
    }

    void say(String words, double confidence) {
        transcript.addCallerLine(words);
        if (waiting instanceof CallState.Input input && input.speech() && pressed.isEmpty()) {
            submit(Map.of("SpeechResult", words, "Confidence", Double.toString(confidence)));
        } else {
            transcript.add(TranscriptLine.Speaker.NETWORK, "Not heard: nobody listens for speech now");
        }
    }

    void silence() {
        switch (waiting) {
            case CallState.Input input -> {
                transcript.addSilence(input.seconds());
                timedOut();
            }
            case CallState.Card paying -> {
                transcript.addSilence(paying.seconds());
                cardStep(card().timeOut());
            }
            case CallState.Ringing _ when ringing -> notTaken("no-answer");
            case CallState.Ringing _ -> dialEnded("no-answer");
            case CallState.Connected connected -> { }
            case CallState.Ended over -> { }
        }
    }

    void answered() {
        if (ringing) {
            pickUp("human");
        } else if (waiting instanceof CallState.Ringing other) {
            transcript.add(TranscriptLine.Speaker.NETWORK, "Connected to " + other.number());
            waiting = new CallState.Connected(other.number());
        }
    }

    void busy() {
        if (ringing) {
            notTaken("busy");
        } else if (waiting instanceof CallState.Ringing) {
            dialEnded("busy");
        }
    }

    void otherPartyHangsUp() {
        if (waiting instanceof CallState.Connected) {
            dialEnded("completed");
        }
    }

    void hangUp() {
        if (!(waiting instanceof CallState.Ended)) {
            transcript.addCallerLine("Hung up");
            TwimlVerb paying = current;
            if (waiting instanceof CallState.Card && paying != null) {
                webhooks.post(target(paying.getOrDefault("action", "")), payResult("caller-hung-up"));
            }
            end("the caller hung up");
        }
    }

    // ---- the document

    private void fetch(URI at, Map<String, String> fields) {
        documents++;
        if (documents > MAX_DOCUMENTS) {
            fault("64101", "more than " + MAX_DOCUMENTS + " documents without a word of the caller");
            return;
        }
        document = at;
        TwilioWebhookSender.WebhookResponse answer = webhooks.post(at, fields);
        if (answer.status() == 0) {
            fail("11205", "no answer: " + answer.body());
        } else if (!answer.ok()) {
            fail("11200", "answered " + answer.status());
        } else {
            load(answer.body());
        }
    }

    private void load(String xml) {
        twiml = xml;
        TwimlValidator.checkVoice(xml).forEach(problem -> transcript.add(TranscriptLine.Speaker.FAULT, "TwiML: " + problem));
        try {
            verbs = TwimlVerb.read(xml);
            next = 0;
            run();
        } catch (TwimlVerb.NotTwimlException e) {
            fail("12100", "no TwiML: " + e.getMessage());
        }
    }

    /** Handles an error in a document: requests the fallback URL once, then ends the call with the network's own message. */
    private void fail(String code, String why) {
        transcript.add(TranscriptLine.Speaker.FAULT, "Error " + code + ": " + why);
        URI failed = document;
        if (phone.fallback().isPresent() && !failed.getPath().equals(phone.fallback().get().getPath())) {
            fetch(phone.fallback().get(), Map.of("ErrorCode", code, "ErrorUrl", failed.toString()));
        } else {
            fault(code, "We are sorry, an application error has occurred. Goodbye.");
        }
    }

    private void fault(String code, String words) {
        transcript.addUtilityLine(words, "en-US", 1);
        end("error " + code);
    }

    private void run() {
        while (next < verbs.size()) {
            TwimlVerb verb = verbs.get(next++);
            if (execute(verb)) {
                return;
            }
        }
        end("the document ended");
    }

    /** @return true if the verb leaves the document or waits */
    private boolean execute(TwimlVerb verb) {
        current = verb;
        switch (verb.name()) {
            case "Say", "Play", "Pause" -> {
                return transcript.speak(verb) && endless();
            }
            case "Gather" -> {
                pressed.setLength(0);
                verb.within().forEach(transcript::speak);
                waitForInput(verb);
                return true;
            }
            case "Pay" -> {
                var begun = new PayVerbDialog(verb, YearMonth.now(clock));
                card = begun;
                ask(begun.prompt(""));
                return true;
            }
            case "Dial" -> {
                String number = verb.within().isEmpty() ? verb.text() : verb.within().getFirst().text();
                transcript.add(TranscriptLine.Speaker.NETWORK, "Ringing at " + number);
                waiting = new CallState.Ringing(number, verb.number("timeout", 30));
                return true;
            }
            case "Enqueue" -> {
                transcript.add(TranscriptLine.Speaker.NETWORK, "In the queue " + verb.text());
                waiting = new CallState.Connected("queue " + verb.text());
                verb.find("waitUrl").ifPresent(this::playQueueMusic);
                return true;
            }
            case "Redirect" -> {
                fetch(target(verb.text()), Map.of());
                return true;
            }
            case "Hangup", "Reject" -> {
                end(verb.name().equals("Hangup") ? "hung up by the utility" : "rejected");
                return true;
            }
            default -> {
                fail("12200", "the simulated network does not support " + verb.name());
                return true;
            }
        }
    }

    private boolean endless() {
        transcript.add(TranscriptLine.Speaker.NETWORK, "Said again and again until the caller hangs up");
        waiting = new CallState.Connected("");
        return true;
    }

    private void playQueueMusic(String url) {
        TwilioWebhookSender.WebhookResponse answer = webhooks.post(target(url),
                Map.of("QueuePosition", "1", "QueueTime", "0", "AvgQueueTime", "0", "CurrentQueueSize", "1"));
        try {
            for (TwimlVerb verb : answer.ok() ? TwimlVerb.read(answer.body()) : List.<TwimlVerb>of()) {
                if (verb.name().equals("Leave")) {
                    after("action", queueResult("leave"));
                    return;
                }
                transcript.speak(verb);
            }
        } catch (TwimlVerb.NotTwimlException e) {
            transcript.add(TranscriptLine.Speaker.FAULT, "Error 12100: waitUrl: " + e.getMessage());
        }
    }

    // ---- keys and speech

    private void waitForInput(TwimlVerb gather) {
        List<String> input = List.of(gather.getOrDefault("input", "dtmf").split("\\s+"));
        waiting = new CallState.Input(input.contains("dtmf"), input.contains("speech"), gather.number("timeout", 5), pressed.toString());
    }

    private void keyPressed(char key) {
        TwimlVerb gather = currentVerb();
        if (gather.getOrDefault("finishOnKey", "#").indexOf(key) >= 0) {
            if (pressed.isEmpty()) {
                noInput();
            } else {
                submit(Map.of("Digits", pressed.toString(), "FinishedOnKey", String.valueOf(key)));
            }
            return;
        }
        pressed.append(key);
        waitForInput(gather);
        if (pressed.length() == gather.number("numDigits", 0)) {
            submit(Map.of("Digits", pressed.toString()));
        }
    }

    private void timedOut() {
        if (pressed.isEmpty()) {
            noInput();
        } else {
            submit(Map.of("Digits", pressed.toString()));
        }
    }

    private void noInput() {
        if (currentVerb().flag("actionOnEmptyResult", false)) {
            submit(Map.of("Digits", ""));
        } else {
            run();
        }
    }

    private void submit(Map<String, String> fields) {
        documents = 0;
        pressed.setLength(0);
        fetch(target(currentVerb().getOrDefault("action", "")), fields);
    }

    // ---- the card

    private void cardKey(char key) {
        PayVerbDialog dialog = card();
        cardStep(dialog.press(key));
        if (waiting instanceof CallState.Card paying && dialog.result().isEmpty()) {
            waiting = new CallState.Card(paying.step(), paying.seconds(), dialog.pressed());
        }
    }

    private void cardStep(Optional<PayVerbDialog.CardPrompt> prompt) {
        prompt.ifPresent(this::ask);
        card().result().ifPresent(this::paid);
    }

    private void ask(PayVerbDialog.CardPrompt prompt) {
        transcript.addPayPrompt(prompt, currentVerb());
        waiting = new CallState.Card(prompt.step(), currentVerb().number("timeout", 5), 0);
    }

    private void paid(String result) {
        var fields = payResult(result);
        if (result.equals("success")) {
            transcript.addPayPrompt(new PayVerbDialog.CardPrompt("payment-processing", "", "", 1), currentVerb());
            try {
                fields.put("PaymentToken", card().token(phone.payConnector()));
            } catch (PayConnector.CardRefusedException e) {
                fields.put("Result", "payment-connector-error");
                fields.put("PaymentError", String.valueOf(e.getMessage()));
                fields.put("ConnectorError", e.code());
            }
        }
        card = null;
        documents = 0;
        if (result.equals("too-many-failed-attempts") && phone.fallsThrough()) {
            transcript.add(TranscriptLine.Speaker.NETWORK, "After the last attempt the call falls to the next verb");
            run();
        } else {
            fetch(target(currentVerb().getOrDefault("action", "")), fields);
        }
    }

    private Map<String, String> payResult(String result) {
        var fields = new LinkedHashMap<>(card().masked());
        fields.put("Result", result);
        return fields;
    }

    // ---- other phones

    private void dialEnded(String status) {
        transcript.add(TranscriptLine.Speaker.NETWORK, "The other side: " + status);
        documents = 0;
        if (waiting instanceof CallState.Connected connected && connected.to().startsWith("queue ")) {
            after("action", queueResult("bridged"));
        } else {
            after("action", Map.of("DialCallStatus", status, "DialCallSid", SandboxSmsNetwork.sid("CA"), "DialCallDuration", "0"));
        }
    }

    private static Map<String, String> queueResult(String how) {
        return Map.of("QueueResult", how, "QueueTime", "0", "QueueSid", "QU" + "0".repeat(32));
    }

    /** Continues with the verb's action if it names one, otherwise with the document. */
    private void after(String attribute, Map<String, String> fields) {
        Optional<String> action = currentVerb().find(attribute);
        if (action.isPresent()) {
            fetch(target(action.get()), fields);
        } else {
            run();
        }
    }

    private void notTaken(String status) {
        ringing = false;
        end("nobody took it", status);
    }

    private void end(String why) {
        end(why, "completed");
    }

    private void end(String why, String status) {
        transcript.add(TranscriptLine.Speaker.NETWORK, "Call ended: " + why);
        waiting = new CallState.Ended(why);
        card = null;
        statusCallback.ifPresent(at -> webhooks.postCallEnded(at, status));
    }

    private URI target(String url) {
        return url.isEmpty() ? document : document.resolve(url); // java.net.URI resolves an empty reference to the folder
    }

    private TwimlVerb currentVerb() {
        if (current == null) {
            throw new IllegalStateException("no verb is being executed");
        }
        return current;
    }

    private PayVerbDialog card() {
        if (card == null) {
            throw new IllegalStateException("no card is being taken");
        }
        return card;
    }
}
