package org.curbstop.conversation.engine;

import java.util.List;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Utterance;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;

/** What was heard and said, masked, for the person who takes over. */
final class Transcript {

    private static final int LONGEST_LINE = 300;
    private static final String SECRET = "••••";

    private Transcript() {}

    static List<String> heard(Draft draft, Heard heard, Readings readings) {
        boolean secret = draft.aside.isEmpty() && !draft.idle() && asksSecret(draft);
        String text = switch (heard) {
            case Heard.Words words -> secret ? SECRET : masked(words.text(), readings);
            case Heard.Keys keys -> secret ? SECRET : masked(keys.digits(), readings);
            case Heard.Picked picked -> secret ? SECRET : masked(picked.value(), readings);
            case Heard.Filled filled -> secret ? SECRET : masked(String.join(", ", filled.answers().values()), readings);
            case Heard.Wish wish -> "(" + wish.what().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case Heard.Card card -> "(card: " + card.result().name().toLowerCase(java.util.Locale.ROOT) + ")";
            case Heard.Attached _ -> "(photo)";
            case Heard.Silence _ -> "(silence)";
            case Heard.Opened _, Heard.InLanguage _, Heard.Left _ -> "";
        };
        return text.isEmpty() ? List.of() : List.of("> " + cut(text));
    }

    /** Our own words carry no more than a code's holder may know, but numbers in them are masked all the same. */
    static List<String> said(Draft draft, Readings readings) {
        return draft.said.stream().<String>mapMulti((said, line) -> {
            switch (said) {
                case Said.Tell tell -> line.accept(tell.text());
                case Said.Ask ask -> line.accept(ask.text());
                case Said.TakeCard _ -> line.accept("(takes a card)");
                case Said.Link _, Said.HandOff _, Said.End _ -> { }
            }
        }).map(line -> "< " + cut(readings.masked(line))).toList();
    }

    private static String masked(String text, Readings readings) {
        return readings.masked(Utterance.bounded(text));
    }

    private static boolean asksSecret(Draft draft) {
        return switch (draft.top().step().equals(Step.END) ? null : draft.step()) {
            case Step.Ask ask -> Answers.secret(ask) || ask.discreet();
            case Step.Form form -> form.asks().stream().map(name -> (Step.Ask) draft.flow().step(name)).anyMatch(ask -> Answers.secret(ask) || ask.discreet());
            case null, default -> false;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
    }
}
