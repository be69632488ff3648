package org.curbstop.sandbox.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;

/** Transcript of a call. */
final class CallTranscript {

    private static final int MAX_LINES = 2000;
    private static final Map<String, Properties> PAY_WORDS = LanguageFolder.installed().stream()
            .collect(Collectors.toMap(Language::tag, language -> LanguageFolder.properties(language, "sandbox-pay.properties")));

    private final List<TranscriptLine> lines = new ArrayList<>();
    private int lastCallerLine;

    void add(TranscriptLine.Speaker who, String text) {
        add(who, text, "", 1);
    }

    void addCallerLine(String text) {
        add(TranscriptLine.Speaker.CALLER, text);
        lastCallerLine = lines.size();
    }

    /** Adds that the caller did nothing, which counts as an answer. */
    void addSilence(int seconds) {
        add(TranscriptLine.Speaker.NETWORK, "Nothing more within " + seconds + " s");
        lastCallerLine = lines.size();
    }

    void addUtilityLine(String text, String lang, double rate) {
        add(TranscriptLine.Speaker.UTILITY, text, lang, rate);
    }

    /**
     * Speaks, plays or pauses.
     *
     * @return true if this never ends
     */
    boolean speak(TwimlVerb verb) {
        int loop = verb.number("loop", 1);
        switch (verb.name()) {
            case "Say" -> {
                for (int i = 0; i < Math.max(1, Math.min(loop, 10)); i++) {
                    addUtilityLine(verb.text(), verb.getOrDefault("language", "en-US"), rate(verb));
                }
            }
            case "Play" ->
                    add(TranscriptLine.Speaker.NETWORK, "Plays " + (verb.text().isEmpty() ? verb.getOrDefault("digits", "") : verb.text()));
            case "Pause" -> add(TranscriptLine.Speaker.NETWORK, "Pause of " + verb.number("length", 1) + " s");
            default -> add(TranscriptLine.Speaker.FAULT, verb.name() + " cannot be spoken");
        }
        return loop == 0 && !verb.name().equals("Pause");
    }

    /** Speaks the prompt of a card step: the document's best match if it has one, otherwise the network's own. */
    void addPayPrompt(PayVerbDialog.CardPrompt prompt, TwimlVerb pay) {
        List<TwimlVerb> own = pay.within().stream()
                .filter(inner -> inner.name().equals("Prompt") && inner.getOrDefault("for", "").equals(prompt.step()))
                .filter(inner -> fits(inner, "errorType", prompt.error()) && fits(inner, "attempt", Integer.toString(prompt.attempt()))
                        && fits(inner, "cardType", prompt.cardType()))
                .sorted((a, b) -> b.attributes().size() - a.attributes().size())
                .toList();
        if (!own.isEmpty()) {
            own.getFirst().within().forEach(this::speak);
            return;
        }
        String lang = pay.getOrDefault("language", "en-US");
        Properties words = PAY_WORDS.getOrDefault(lang.split("-")[0], new Properties());
        String error = prompt.error().isEmpty() ? "" : words.getProperty(prompt.error(), prompt.error()) + " ";
        addUtilityLine(error + words.getProperty(prompt.step(), prompt.step()), lang, 1);
    }

    List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }

    String lastPrompt() {
        return lines.subList(lastCallerLine, lines.size()).stream().filter(line -> line.who() == TranscriptLine.Speaker.UTILITY)
                .map(TranscriptLine::text).collect(Collectors.joining(" "));
    }

    List<String> problems() {
        return lines.stream().filter(line -> line.who() == TranscriptLine.Speaker.FAULT).map(TranscriptLine::text).toList();
    }

    private void add(TranscriptLine.Speaker who, String text, String lang, double rate) {
        if (lines.size() < MAX_LINES) {
            lines.add(new TranscriptLine(lines.size(), who, text, lang, rate));
        }
    }

    private static boolean fits(TwimlVerb prompt, String attribute, String value) {
        return prompt.find(attribute).map(list -> List.of(list.split("\\s+")).contains(value)).orElse(true);
    }

    private static double rate(TwimlVerb say) {
        return say.within().stream().filter(inner -> inner.name().equals("prosody")).map(inner -> inner.getOrDefault("rate", "100%"))
                .filter(rate -> rate.matches("\\d{2,3}%")).mapToDouble(rate -> Integer.parseInt(rate.replace("%", "")) / 100.0).findFirst()
                .orElse(1);
    }
}
