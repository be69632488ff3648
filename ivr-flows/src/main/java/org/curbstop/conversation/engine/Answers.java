package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.Said.Choice;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;
import org.curbstop.conversation.understanding.Standing;

/** Reads an answer as what was asked for. */
final class Answers {

    private static final String NONE = "none";

    private final Draft draft;
    private final Readings readings;

    Answers(Draft draft, Readings readings) {
        this.draft = draft;
        this.readings = readings;
    }

    Optional<Value> to(Step.Ask ask, String text) {
        return switch (ask.expected()) {
            case CHOICE -> choice(Asking.choices(draft, ask), text, Asking.key(draft, ask.name())).map(Value::of);
            case YES_NO -> yesNo(text).map(Value::of);
            case SEVERAL -> several(ask, text);
            case DATE -> day(ask, text);
            case COUNT, MONEY, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO ->
                    readings.read(ask.expected(), ask.digits(), text, draft.language, draft.situation.today(), draft.situation.currency());
        };
    }

    /** A day that was offered, by its number in the list, or any other by its name. */
    private Optional<Value> day(Step.Ask ask, String text) {
        var typed = text.strip();
        var day = Asking.choices(draft, ask).stream().filter(choice -> choice.value().equals(typed) || choice.key().equals(typed)).findFirst().map(Choice::value).orElse(typed);
        return readings.read(Expected.DATE, 0, day, draft.language, draft.situation.today(), draft.situation.currency())
                .filter(value -> !ask.past() || value instanceof Value.Day said && said.date().isBefore(draft.situation.today()));
    }

    /** {@code yes} or {@code no}. */
    Optional<String> yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case Asking.YES, "1" -> Optional.of(Asking.YES);
            case Asking.NO, "2" -> Optional.of(Asking.NO);
            default -> readings.yesNo(text, draft.language).map(yes -> yes ? Asking.YES : Asking.NO);
        };
    }

    /** {@code yes} or {@code no} before a comma, with more behind it. */
    Optional<String> yesNoFirst(String text) {
        return readings.yesNoFirst(text, draft.language).map(yes -> yes ? Asking.YES : Asking.NO);
    }

    /** The key that says no is no day of the month and no amount. */
    static boolean keyedNo(String text) {
        return text.strip().equals("2");
    }

    /** Whether these are the very words of one choice. */
    boolean exactly(List<Choice> choices, String text, String key) {
        return choices.stream().anyMatch(choice -> readings.same(text, choice.label())
                || draft.words().said(key + ".choices." + choice.value()).stream().anyMatch(said -> readings.same(text, said)));
    }

    /** By its value, its key, its number, or its words. */
    Optional<String> choice(List<Choice> choices, String text, String key) {
        var typed = text.strip();
        var exact = choices.stream().filter(choice -> choice.value().equalsIgnoreCase(typed) || choice.key().equals(typed)).findFirst();
        if (exact.isPresent()) {
            return exact.map(Choice::value);
        }
        var number = readings.ordinal(typed, draft.language);
        if (number.isPresent() && number.get() <= choices.size()) {
            return Optional.of(choices.get(number.get() - 1).value());
        }
        return readings.pick(typed, pickable(choices, key));
    }

    /** By its value, its key, its number, or by words that are its whole name. */
    Optional<Value> whole(Step.Ask ask, String text) {
        var choices = Asking.choices(draft, ask);
        var typed = text.strip();
        var number = readings.ordinal(typed, draft.language).filter(place -> place <= choices.size()).map(place -> choices.get(place - 1).value());
        return choices.stream().filter(choice -> choice.value().equalsIgnoreCase(typed) || choice.key().equals(typed)).map(Choice::value).findFirst()
                .or(() -> number)
                .or(() -> readings.pickWhole(typed, pickable(choices, Asking.key(draft, ask.name()))))
                .map(Value::of);
    }

    private List<Readings.Pickable> pickable(List<Choice> choices, String key) {
        return choices.stream().map(choice -> new Readings.Pickable(choice.value(), choice.label(), draft.words().said(key + ".choices." + choice.value()))).toList();
    }

    /** All that fit, in the order in which they are offered; "none" only by itself. */
    private Optional<Value> several(Step.Ask ask, String text) {
        var key = Asking.key(draft, ask.name());
        var chosen = readings.pickSeveral(text, pickable(Asking.choices(draft, ask), key), draft.language);
        var held = chosen.size() > 1 ? chosen.stream().filter(value -> !value.equals(NONE)).toList() : chosen;
        return held.isEmpty() ? Optional.empty() : Optional.of(Value.of(String.join(" ", held)));
    }

    /** "Skip", where a question may be passed over; on the phone 2, which is "no" to every other question. */
    boolean skips(Step.Ask ask, String text) {
        boolean keyed = draft.is(Channel.VOICE) && text.equals("2") && Asking.choices(draft, ask).isEmpty();
        return ask.optional() && (keyed || text.isBlank() || readings.standing(text).filter(Standing.SKIP::equals).isPresent());
    }

    static boolean secret(Step step) {
        return step instanceof Step.Ask ask && ask.expected() == Expected.SECRET;
    }
}
