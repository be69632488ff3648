package org.curbstop.sandbox.twilio;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.VoiceResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validates TwiML documents: by Twilio's own SDK, which knows every verb, attribute and nesting, and by checks of what the SDK accepts but
 * the network does not.
 */
public final class TwimlValidator {

    /** Attributes with a space-separated list. The SDK's parser accepts a single value only, so it gets the values one at a time. */
    private static final Pattern LISTS = Pattern.compile(
                    "\\b(input|attempt|errorType|cardType|validCardTypes|statusCallbackEvent|recordingEvents|"
                            + "recordingStatusCallbackEvent)=\"([^\"]*\\s[^\"]*)\"");

    private static final Map<String, Set<String>> NESTING = Map.of(
            "Gather", Set.of("Say", "Play", "Pause"),
            "Prompt", Set.of("Say", "Play", "Pause"),
            "Pay", Set.of("Prompt", "Parameter"),
            "Dial", Set.of("Number", "Client", "Sip", "Queue", "Conference", "Sim", "Application", "WhatsApp"),
            "Enqueue", Set.of("Task"),
            "Say", Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"));

    /** Verbs after which the document does not continue. */
    private static final Set<String> LAST = Set.of("Redirect", "Hangup", "Reject", "Leave");

    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_SAY_LENGTH = 4096;

    private TwimlValidator() {}

    /** Returns the problems of a response to a call; empty if there are none. */
    public static List<String> checkVoice(String xml) {
        var problems = new ArrayList<String>();
        if (xml.length() > MAX_LENGTH) {
            problems.add("longer than 64 KB");
        }
        try {
            List<TwimlVerb> verbs = TwimlVerb.read(xml);
            VoiceResponse.Builder.fromXml(normal(xml));
            unreachable(verbs, problems);
            verbs.forEach(verb -> check(verb, problems));
        } catch (TwimlVerb.NotTwimlException | RuntimeException e) { // the SDK throws TwiMLException, and less specific ones for odd values
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    /** Returns the problems of a response to a text message; empty if there are none. */
    public static List<String> checkText(String xml) {
        try {
            TwimlVerb.read(xml);
            MessagingResponse.Builder.fromXml(xml);
            return List.of();
        } catch (TwimlVerb.NotTwimlException | RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static String normal(String xml) {
        Matcher list = LISTS.matcher(xml);
        return list.replaceAll(match -> match.group(1) + "=\"" + match.group(2).strip().split("\\s+")[0] + "\"");
    }

    private static void unreachable(List<TwimlVerb> verbs, List<String> problems) {
        for (int i = 0; i < verbs.size() - 1; i++) {
            if (LAST.contains(verbs.get(i).name())) {
                problems.add("nothing after " + verbs.get(i).name() + " is reached");
            }
        }
    }

    private static void check(TwimlVerb verb, List<String> problems) {
        Set<String> allowed = NESTING.get(verb.name());
        verb.within().stream().filter(inner -> allowed != null && !allowed.contains(inner.name()))
                .forEach(inner -> problems.add(inner.name() + " cannot stand in " + verb.name()));
        switch (verb.name()) {
            case "Say" -> {
                if (verb.text().isEmpty()) {
                    problems.add("Say without words");
                }
                if (verb.text().length() > MAX_SAY_LENGTH) {
                    problems.add("Say of more than " + MAX_SAY_LENGTH + " characters");
                }
            }
            case "Gather" -> {
                String hints = verb.getOrDefault("hints", "");
                if (hints.split(",").length > 500 || List.of(hints.split(",")).stream().anyMatch(hint -> hint.length() > 100)) {
                    problems.add("more than 500 hints, or one of more than 100 characters");
                }
                if (verb.find("speechModel").isPresent() && verb.getOrDefault("speechTimeout", "auto").equals("auto")) {
                    problems.add("warning 13335: speechTimeout auto cannot be used with a speechModel");
                }
            }
            case "Pay" -> {
                int attempts = verb.number("maxAttempts", 1);
                if (attempts < 1 || attempts > 3) {
                    problems.add("maxAttempts is 1 to 3");
                }
                if (verb.find("action").isEmpty()) {
                    problems.add("Pay without action: nobody would learn the result");
                }
            }
            default -> { }
        }
        verb.within().forEach(inner -> check(inner, problems));
    }
}
