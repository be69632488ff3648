package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.twilio.PhoneCall.Waiting;
import org.jspecify.annotations.Nullable;

/** Goes through TwiML documents verb by verb, as Twilio does, and waits where they wait. One call, one thread at a time. */
final class Execution {

    private static final int MOST_DOCUMENTS = 60;

    private final SandboxPhone phone;
    private final Clock clock;
    private final Transcript transcript;
    private final Deliveries deliveries;

    private Waiting waiting = new Waiting.Connected("");
    private List<Verb> verbs = List.of();
    private int next;
    private URI document;
    private String twiml = "";
    private int documents;
    private final StringBuilder pressed = new StringBuilder();
    private @Nullable PayDialog card;
    private @Nullable Verb current;

    Execution(SandboxPhone phone, Clock clock, Transcript transcript, Deliveries deliveries, URI start) {
        this.phone = phone;
        this.clock = clock;
        this.transcript = transcript;
        this.deliveries = deliveries;
        this.document = start;
    }

    void begin() {
        fetch(document, Map.of());
    }

    Waiting waiting() {
        return waiting;
    }

    String twiml() {
        return twiml;
    }

    void press(String keys) {
        transcript.heard(card == null ? "Pressed " + keys : "Pressed " + keys.replaceAll("\\d", "•"));
        for (char key : keys.toCharArray()) {
            switch (waiting) {
                case Waiting.Input input when input.keys() -> keyed(key);
                case Waiting.Card paying -> cardKey(key);
                default -> transcript.add(Line.Who.NETWORK, "Key ignored: nobody listens for keys now");
            }
        }
    }

    void say(String words, double confidence) {
        transcript.heard(words);
        if (waiting instanceof Waiting.Input input && input.speech() && pressed.isEmpty()) {
            submit(Map.of("SpeechResult", words, "Confidence", Double.toString(confidence)));
        } else {
            transcript.add(Line.Who.NETWORK, "Not heard: nobody listens for speech now");
        }
    }

    void silence() {
        switch (waiting) {
            case Waiting.Input input -> {
                transcript.quiet(input.seconds());
                timedOut();
            }
            case Waiting.Card paying -> {
                transcript.quiet(paying.seconds());
                cardStep(card().pause());
            }
            case Waiting.Ringing ringing -> dialEnded("no-answer");
            case Waiting.Connected connected -> { }
            case Waiting.Over over -> { }
        }
    }

    void answered() {
        if (waiting instanceof Waiting.Ringing ringing) {
            transcript.add(Line.Who.NETWORK, "Connected to " + ringing.number());
            waiting = new Waiting.Connected(ringing.number());
        }
    }

    void busy() {
        if (waiting instanceof Waiting.Ringing) {
            dialEnded("busy");
        }
    }

    void theyHangUp() {
        if (waiting instanceof Waiting.Connected) {
            dialEnded("completed");
        }
    }

    void hangUp() {
        if (!(waiting instanceof Waiting.Over)) {
            transcript.heard("Hung up");
            Verb paying = current;
            if (waiting instanceof Waiting.Card && paying != null) {
                deliveries.post(target(paying.get("action", "")), payResult("caller-hung-up"));
            }
            end("the caller hung up");
        }
    }

    // ---- the document

    private void fetch(URI at, Map<String, String> fields) {
        documents++;
        if (documents > MOST_DOCUMENTS) {
            fault("64101", "more than " + MOST_DOCUMENTS + " documents without a word of the caller");
            return;
        }
        document = at;
        Webhooks.Answer answer = deliveries.post(at, fields);
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
        StrictTwiml.voice(xml).forEach(problem -> transcript.add(Line.Who.FAULT, "TwiML: " + problem));
        try {
            verbs = Verb.read(xml);
            next = 0;
            run();
        } catch (Verb.NotTwiml e) {
            fail("12100", "no TwiML: " + e.getMessage());
        }
    }

    /** Something went wrong with a document: the fallback address is asked once, then the network says so itself. */
    private void fail(String code, String why) {
        transcript.add(Line.Who.FAULT, "Error " + code + ": " + why);
        URI failed = document;
        if (phone.fallback().isPresent() && !failed.getPath().equals(phone.fallback().get().getPath())) {
            fetch(phone.fallback().get(), Map.of("ErrorCode", code, "ErrorUrl", failed.toString()));
        } else {
            fault(code, "We are sorry, an application error has occurred. Goodbye.");
        }
    }

    private void fault(String code, String words) {
        transcript.say(words, "en-US", 1);
        end("error " + code);
    }

    private void run() {
        while (next < verbs.size()) {
            Verb verb = verbs.get(next++);
            if (executed(verb)) {
                return;
            }
        }
        end("the document ended");
    }

    /** @return true where the document is left or waits */
    private boolean executed(Verb verb) {
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
                var begun = new PayDialog(verb, YearMonth.now(clock));
                card = begun;
                ask(begun.prompt(""));
                return true;
            }
            case "Dial" -> {
                String number = verb.within().isEmpty() ? verb.text() : verb.within().getFirst().text();
                transcript.add(Line.Who.NETWORK, "Ringing at " + number);
                waiting = new Waiting.Ringing(number, verb.number("timeout", 30));
                return true;
            }
            case "Enqueue" -> {
                transcript.add(Line.Who.NETWORK, "In the queue " + verb.text());
                waiting = new Waiting.Connected("queue " + verb.text());
                verb.given("waitUrl").ifPresent(this::musicWhileWaiting);
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
                fail("12200", "this pretend network cannot do " + verb.name());
                return true;
            }
        }
    }

    private boolean endless() {
        transcript.add(Line.Who.NETWORK, "Said again and again until the caller hangs up");
        waiting = new Waiting.Connected("");
        return true;
    }

    private void musicWhileWaiting(String url) {
        Webhooks.Answer answer = deliveries.post(target(url), Map.of("QueuePosition", "1", "QueueTime", "0", "AvgQueueTime", "0", "CurrentQueueSize", "1"));
        try {
            for (Verb verb : answer.ok() ? Verb.read(answer.body()) : List.<Verb>of()) {
                if (verb.name().equals("Leave")) {
                    after("action", queueResult("leave"));
                    return;
                }
                transcript.speak(verb);
            }
        } catch (Verb.NotTwiml e) {
            transcript.add(Line.Who.FAULT, "Error 12100: waitUrl: " + e.getMessage());
        }
    }

    // ---- keys and speech

    private void waitForInput(Verb gather) {
        List<String> input = List.of(gather.get("input", "dtmf").split("\\s+"));
        waiting = new Waiting.Input(input.contains("dtmf"), input.contains("speech"), gather.number("timeout", 5), pressed.toString());
    }

    private void keyed(char key) {
        Verb gather = verb();
        if (gather.get("finishOnKey", "#").indexOf(key) >= 0) {
            if (pressed.isEmpty()) {
                nothing();
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
            nothing();
        } else {
            submit(Map.of("Digits", pressed.toString()));
        }
    }

    private void nothing() {
        if (verb().flag("actionOnEmptyResult", false)) {
            submit(Map.of("Digits", ""));
        } else {
            run();
        }
    }

    private void submit(Map<String, String> fields) {
        documents = 0;
        pressed.setLength(0);
        fetch(target(verb().get("action", "")), fields);
    }

    // ---- the card

    private void cardKey(char key) {
        PayDialog dialog = card();
        cardStep(dialog.press(key));
        if (waiting instanceof Waiting.Card paying && dialog.result().isEmpty()) {
            waiting = new Waiting.Card(paying.step(), paying.seconds(), dialog.pressed());
        }
    }

    private void cardStep(Optional<PayDialog.Prompt> prompt) {
        prompt.ifPresent(this::ask);
        card().result().ifPresent(this::paid);
    }

    private void ask(PayDialog.Prompt prompt) {
        transcript.ask(prompt, verb());
        waiting = new Waiting.Card(prompt.step(), verb().number("timeout", 5), 0);
    }

    private void paid(String result) {
        var fields = payResult(result);
        if (result.equals("success")) {
            transcript.ask(new PayDialog.Prompt("payment-processing", "", "", 1), verb());
            try {
                fields.put("PaymentToken", card().token(phone.vault()));
            } catch (CardVault.Refused e) {
                fields.put("Result", "payment-connector-error");
                fields.put("PaymentError", String.valueOf(e.getMessage()));
                fields.put("ConnectorError", e.code());
            }
        }
        card = null;
        documents = 0;
        if (result.equals("too-many-failed-attempts") && phone.fallsThrough()) {
            transcript.add(Line.Who.NETWORK, "After the last attempt the call falls to the next verb");
            run();
        } else {
            fetch(target(verb().get("action", "")), fields);
        }
    }

    private Map<String, String> payResult(String result) {
        var fields = new LinkedHashMap<>(card().masked());
        fields.put("Result", result);
        return fields;
    }

    // ---- other phones

    private void dialEnded(String status) {
        transcript.add(Line.Who.NETWORK, "The other side: " + status);
        documents = 0;
        if (waiting instanceof Waiting.Connected connected && connected.to().startsWith("queue ")) {
            after("action", queueResult("bridged"));
        } else {
            after("action", Map.of("DialCallStatus", status, "DialCallSid", TextNetwork.sid("CA"), "DialCallDuration", "0"));
        }
    }

    private static Map<String, String> queueResult(String how) {
        return Map.of("QueueResult", how, "QueueTime", "0", "QueueSid", "QU" + "0".repeat(32));
    }

    /** Goes to the verb's action if it names one, otherwise on in the document. */
    private void after(String attribute, Map<String, String> fields) {
        Optional<String> action = verb().given(attribute);
        if (action.isPresent()) {
            fetch(target(action.get()), fields);
        } else {
            run();
        }
    }

    private void end(String why) {
        transcript.add(Line.Who.NETWORK, "Call ended: " + why);
        waiting = new Waiting.Over(why);
        card = null;
        phone.status().ifPresent(at -> deliveries.ended(at));
    }

    private URI target(String url) {
        return url.isEmpty() ? document : document.resolve(url); // java.net.URI makes the folder of an empty one
    }

    private Verb verb() {
        if (current == null) {
            throw new IllegalStateException("no verb is being executed");
        }
        return current;
    }

    private PayDialog card() {
        if (card == null) {
            throw new IllegalStateException("no card is being taken");
        }
        return card;
    }
}
