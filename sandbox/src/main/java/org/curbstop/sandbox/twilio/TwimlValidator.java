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
 * Validates TwiML documents: by Twilio's own SDK, which knows every verb, attribute and nesting, and by what the SDK lets pass but the
 * network does not.
 */
public final class TwimlValidator {

    /** Attributes that hold a list with spaces; the SDK's reader takes a single value only, so it is shown the list one by one. */
    private static final Pattern LISTS =
            Pattern.compile(
                    "\\b(input|attempt|errorType|cardType|validCardTypes|statusCallbackEvent|recordingEvents|"
                            + "recordingStatusCallbackEvent)=\"([^\"]*\\s[^\"]*)\"");

    private static final Map<String, Set<String>> NESTING = Map.of(
            "Gather", Set.of("Say", "Play", "Pause"),
            "Prompt", Set.of("Say", "Play", "Pause"),
            "Pay", Set.of("Prompt", "Parameter"),
            "Dial", Set.of("Number", "Client", "Sip", "Queue", "Conference", "Sim", "Application", "WhatsApp"),
            "Enqueue", Set.of("Task"),
            "Say", Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"));

    /** Verbs after which the document goes no further. */
    private static final Set<String> LAST = Set.of("Redirect", "Hangup", "Reject", "Leave");

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SAY = 4096;

    private TwimlValidator() {}

    /** Empty: nothing is wrong with this answer to a call. */
    public static List<String> checkVoice(String xml) {
        var problems = new ArrayList<String>();
        if (xml.length() > LONGEST) {
            problems.add("longer than 64 KB");
        }
        try {
            List<TwimlVerb> verbs = TwimlVerb.read(xml);
            VoiceResponse.Builder.fromXml(normal(xml));
            unreachable(verbs, problems);
            verbs.forEach(verb -> check(verb, problems));
        } catch (TwimlVerb.NotTwimlException | RuntimeException e) { // the SDK throws TwiMLException, and less telling ones for odd values
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    /** Empty: nothing is wrong with this answer to a text message. */
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
                if (verb.text().length() > LONGEST_SAY) {
                    problems.add("Say of more than " + LONGEST_SAY + " characters");
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
