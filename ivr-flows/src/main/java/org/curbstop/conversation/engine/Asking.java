package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Said.Choice;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;

/** Puts a question into words: with its choices listed where nobody sees them, shorter the second time. */
final class Asking {

    static final String YES = "yes";
    static final String NO = "no";

    private Asking() {}

    static void step(Draft draft, Step.Ask ask) {
        String key = key(draft, ask.name());
        if (Photographs.byPhone(draft, ask)) {
            Photographs.ask(draft, key, ask);
        } else {
            question(draft, key, ask.slot(), ask.expected(), choices(draft, ask));
        }
    }

    static void confirm(Draft draft, Step.Confirm confirm) {
        question(draft, key(draft, confirm.name()), confirm.name(), Expected.YES_NO, yesNo(draft, key(draft, confirm.name())));
    }

    static void aside(Draft draft, Aside aside) {
        switch (aside.kind()) {
            case LANGUAGE -> languages(draft);
            case CANCEL, START_OVER -> ask(draft, slot(aside), Expected.YES_NO,
                    draft.common(slot(aside) + ".ask", "doing", draft.doing(draft.top().flow())), "", choices(draft, aside));
            case HAZARD -> ask(draft, slot(aside), Expected.YES_NO, draft.common("hazard-report.ask"), "", choices(draft, aside));
            case ELSE -> ask(draft, slot(aside), Expected.YES_NO, draft.common("else.ask"), "", choices(draft, aside));
            case CHANGE, OFFER, STUCK -> ask(draft, slot(aside), Expected.CHOICE, draft.common(slot(aside) + ".ask"), "", choices(draft, aside));
            case CODE -> ask(draft, slot(aside), Expected.WORDS, draft.common("resume.ask"), "", List.of());
        }
    }

    static String slot(Aside aside) {
        return aside.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Choice> choices(Draft draft, Aside aside) {
        return switch (aside.kind()) {
            case CANCEL, START_OVER, ELSE, HAZARD -> yesNo(draft, "common." + slot(aside));
            case CHANGE -> numbered(aside.about(), question -> label(draft, question));
            case OFFER -> {
                var flows = new ArrayList<>(aside.about());
                flows.add(NO);
                yield numbered(flows, flow -> flow.equals(NO) ? draft.common("something-else") : draft.title(flow));
            }
            case STUCK -> numbered(List.of("again", "menu", "person"), choice -> draft.common("stuck.choices." + choice));
            case LANGUAGE, CODE -> List.of();
        };
    }

    /** The one question that is put in every language at once. */
    private static void languages(Draft draft) {
        var choices = new ArrayList<Choice>();
        var text = new ArrayList<String>();
        int key = 1;
        for (var language : draft.set.spoken()) {
            var words = draft.set.words(language);
            choices.add(new Choice(language.tag(), words.get("common.language.ask").in(draft.variant(), Map.of()), Integer.toString(key)));
            text.add(words.get("common.language-choice").in(draft.variant(), Map.of("key", Integer.toString(key))));
            key++;
        }
        draft.said.add(new Said.Ask("language", Expected.CHOICE, String.join(" ", text), "", choices, "", ""));
    }

    private static void question(Draft draft, String key, String slot, Expected expected, List<Choice> choices) {
        String text = (draft.again ? draft.maybeWord(key + ".again") : Optional.<String>empty()).orElseGet(() -> draft.word(key + ".ask"));
        ask(draft, slot, expected, text, draft.maybeWord(key + ".hint").orElse(""), choices, draft.is(Channel.VOICE) ? byKeys(draft, key, expected) : "");
    }

    /** How the phone's keys answer what is no list: nobody has to speak to be served. */
    private static String byKeys(Draft draft, String key, Expected expected) {
        return switch (expected) {
            case DATE -> draft.maybeWord(key + ".keys").orElseGet(() -> draft.common("keys-date"));
            case MONEY -> draft.maybeWord(key + ".keys").orElseGet(() -> draft.common("keys-money"));
            case ADDRESS, NAME, WORDS -> draft.maybeWord(key + ".keys").orElseGet(() -> draft.common("keys-person"));
            case CHOICE, SEVERAL, YES_NO, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, PHOTO -> draft.maybeWord(key + ".keys").orElse("");
        };
    }

    static void ask(Draft draft, String slot, Expected expected, String text, String hint, List<Choice> choices) {
        ask(draft, slot, expected, text, hint, choices, "");
    }

    private static void ask(Draft draft, String slot, Expected expected, String text, String hint, List<Choice> choices, String keys) {
        draft.said.add(new Said.Ask(slot, expected, (listed(draft, expected, text, choices) + " " + keys).strip(), hint, choices,
                draft.kept.getOrDefault(slot, ""), draft.errors.getOrDefault(slot, "")));
    }

    private static String listed(Draft draft, Expected expected, String text, List<Choice> choices) {
        if (choices.isEmpty() || !draft.is(Channel.VOICE) && !draft.is(Channel.TEXT)) {
            return text;
        }
        if (expected == Expected.YES_NO) {
            return (text + " " + draft.common("yes-no")).strip();
        }
        var all = new ArrayList<>(List.of(text));
        choices.forEach(choice -> all.add(draft.word("common.choice", Map.of("key", Value.of(choice.key()), "label", Value.of(choice.label())))));
        return String.join(draft.is(Channel.VOICE) ? " " : "\n", all);
    }

    static List<Choice> choices(Draft draft, Step.Ask ask) {
        if (ask.expected() == Expected.YES_NO) {
            return yesNo(draft, key(draft, ask.name()));
        }
        if (ask.expected() == Expected.DATE && draft.is(Channel.PAGE)) {
            return List.of(); // a page has a field for any day, and its hint names those that are offered
        }
        if (ask.from().isPresent() && draft.top().known().get(ask.from().get()) instanceof Value.Items items) {
            var choices = new ArrayList<Choice>();
            items.items().forEach(item -> choices.add(new Choice(item.value(), capital(draft, draft.speaking().label(item.label())), Integer.toString(choices.size() + 1))));
            return choices;
        }
        return numbered(ask.choices(), choice -> draft.word(key(draft, ask.name()) + ".choices." + choice));
    }

    private static String capital(Draft draft, String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(draft.language.locale()) + label.substring(1);
    }

    private static List<Choice> yesNo(Draft draft, String key) {
        return List.of(
                new Choice(YES, draft.maybeWord(key + ".choices.yes").orElseGet(() -> draft.common("yes")), "1"),
                new Choice(NO, draft.maybeWord(key + ".choices.no").orElseGet(() -> draft.common("no")), "2"));
    }

    static List<Choice> numbered(List<String> values, java.util.function.UnaryOperator<String> label) {
        var choices = new ArrayList<Choice>();
        values.forEach(value -> choices.add(new Choice(value, label.apply(value), Integer.toString(choices.size() + 1))));
        return choices;
    }

    /** What "change ..." calls a question. */
    static String label(Draft draft, String question) {
        return draft.maybeWord(key(draft, question) + ".label").orElseGet(() -> draft.word(key(draft, question) + ".ask"));
    }

    static String key(Draft draft, String step) {
        return draft.top().flow() + "." + step;
    }
}
