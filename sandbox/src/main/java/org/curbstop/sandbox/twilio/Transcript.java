package org.curbstop.sandbox.twilio;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What was said in a call, by whom. */
final class Transcript {

    private static final int MOST_LINES = 2000;
    private static final Map<String, Properties> PAY_WORDS = Map.of("en", words("en"), "es", words("es"));

    private final List<Line> lines = new ArrayList<>();
    private int callerLast;

    void add(Line.Who who, String text) {
        add(who, text, "", 1);
    }

    void heard(String text) {
        add(Line.Who.CALLER, text);
        callerLast = lines.size();
    }

    /** The caller did nothing, which is an answer too. */
    void quiet(int seconds) {
        add(Line.Who.NETWORK, "Nothing more within " + seconds + " s");
        callerLast = lines.size();
    }

    void say(String text, String lang, double rate) {
        add(Line.Who.UTILITY, text, lang, rate);
    }

    /** Says, plays or pauses. @return true where that never ends */
    boolean speak(Verb verb) {
        int loop = verb.number("loop", 1);
        switch (verb.name()) {
            case "Say" -> {
                for (int i = 0; i < Math.max(1, Math.min(loop, 10)); i++) {
                    say(verb.text(), verb.get("language", "en-US"), rate(verb));
                }
            }
            case "Play" -> add(Line.Who.NETWORK, "Plays " + (verb.text().isEmpty() ? verb.get("digits", "") : verb.text()));
            case "Pause" -> add(Line.Who.NETWORK, "Pause of " + verb.number("length", 1) + " s");
            default -> add(Line.Who.FAULT, verb.name() + " cannot be spoken");
        }
        return loop == 0 && !verb.name().equals("Pause");
    }

    /** The prompt of a card step: the document's own where it has one that fits best, otherwise the network's. */
    void ask(PayDialog.Prompt prompt, Verb pay) {
        List<Verb> own = pay.within().stream()
                .filter(inner -> inner.name().equals("Prompt") && inner.get("for", "").equals(prompt.step()))
                .filter(inner -> fits(inner, "errorType", prompt.error()) && fits(inner, "attempt", Integer.toString(prompt.attempt()))
                        && fits(inner, "cardType", prompt.cardType()))
                .sorted((a, b) -> b.attributes().size() - a.attributes().size())
                .toList();
        if (!own.isEmpty()) {
            own.getFirst().within().forEach(this::speak);
            return;
        }
        String lang = pay.get("language", "en-US");
        Properties words = PAY_WORDS.getOrDefault(lang.substring(0, 2), PAY_WORDS.getOrDefault("en", new Properties()));
        String error = prompt.error().isEmpty() ? "" : words.getProperty(prompt.error(), prompt.error()) + " ";
        say(error + words.getProperty(prompt.step(), prompt.step()), lang, 1);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    String lastSaid() {
        return lines.subList(callerLast, lines.size()).stream().filter(line -> line.who() == Line.Who.UTILITY).map(Line::text).collect(Collectors.joining(" "));
    }

    List<String> problems() {
        return lines.stream().filter(line -> line.who() == Line.Who.FAULT).map(Line::text).toList();
    }

    private void add(Line.Who who, String text, String lang, double rate) {
        if (lines.size() < MOST_LINES) {
            lines.add(new Line(lines.size(), who, text, lang, rate));
        }
    }

    private static boolean fits(Verb prompt, String attribute, String value) {
        return prompt.given(attribute).map(list -> List.of(list.split("\\s+")).contains(value)).orElse(true);
    }

    private static double rate(Verb say) {
        return say.within().stream().filter(inner -> inner.name().equals("prosody")).map(inner -> inner.get("rate", "100%"))
                .filter(rate -> rate.matches("\\d{2,3}%")).mapToDouble(rate -> Integer.parseInt(rate.replace("%", "")) / 100.0).findFirst().orElse(1);
    }

    private static Properties words(String language) {
        try (var in = Transcript.class.getResourceAsStream("/sandbox/pay_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("no /sandbox/pay_" + language + ".properties");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
