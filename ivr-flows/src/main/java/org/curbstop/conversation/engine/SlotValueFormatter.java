package org.curbstop.conversation.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.curbstop.common.BidiControls;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.language.Formats;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.PromptVariant;

/** Formats slot values for the language and channel of a conversation: money, dates, times, and digits in groups on the phone. */
final class SlotValueFormatter {

    private static final int GROUP_SIZE = 3;
    /** Number of days within which a date is unambiguous without its year. */
    private static final int NEAR_DAYS = 300;

    private final Formats formats;
    private final PromptVariant variant;
    private final TurnEnvironment environment;
    private final BiFunction<String, Map<String, Object>, String> localizedNames;

    /** @param localizedNames returns the text of a {@link SlotValue.LocalizedName} from its name and facts */
    SlotValueFormatter(Locale locale, PromptVariant variant, TurnEnvironment environment,
            BiFunction<String, Map<String, Object>, String> localizedNames) {
        formats = Formats.of(locale);
        this.localizedNames = localizedNames;
        this.variant = variant;
        this.environment = environment;
    }

    Map<String, Object> formatAll(Map<String, SlotValue> values) {
        var spoken = new HashMap<String, Object>();
        values.forEach((name, value) -> spoken.put(name, formatArgument(value)));
        return spoken;
    }

    String format(SlotValue value) {
        return formatArgument(value).toString();
    }

    /** Keeps numbers as numbers, so that a prompt can select a plural form. */
    private Object formatArgument(SlotValue value) {
        return switch (value) {
            case SlotValue.Text text ->
                    ReferenceNumber.isId(text.text()) ? digits(ReferenceNumber.of(text.text())) : BidiControls.strip(text.text());
            case SlotValue.Amount amount -> formats.money(amount.money());
            case SlotValue.Day day -> formats.pattern(isNear(day.date()) ? weekday(day.date()) + "MMMMd" : "yMMMMd", day.date());
            case SlotValue.PointInTime moment ->
                    formats.pattern(switch (variant) {
                        case TEXT -> "MMMdjm";
                        case VOICE -> "EEEEMMMMd" + hour(moment.at()); // with weekday: a listener has no calendar at hand
                        case CHAT, PAGE -> "MMMMdjm";
                    }, moment.at().atZone(environment.zone()));
            case SlotValue.LocalizedName named -> localizedNames.apply(named.name(), Map.of());
            // A dash is not spoken: "8 AM 12 PM" could be two times to choose from.
            case SlotValue.TimeWindow window when variant == PromptVariant.VOICE -> localizedNames.apply("window", Map.of(
                    "from", formats.pattern("EEEEMMMMd" + hour(window.from()), window.from().atZone(environment.zone())),
                    "until", formats.pattern(hour(window.until()), window.until().atZone(environment.zone()))));
            case SlotValue.TimeWindow window ->
                    formats.interval(variant == PromptVariant.TEXT ? "MMMEdj" : "MMMMEEEEdj", window.from(), window.until(),
                            environment.zone());
            case SlotValue.Count count -> count.number();
            case SlotValue.Flag flag -> Boolean.toString(flag.set());
            case SlotValue.Digits digits -> digits(digits.digits());
            case SlotValue.Phrases phrases -> phrases.parts().stream()
                    .map(phrase -> localizedNames.apply(phrase.name(), formatAll(phrase.facts()))).filter(text -> !text.isBlank())
                    .collect(Collectors.joining(variant == PromptVariant.VOICE ? " " : "\n"));
            case SlotValue.Options items ->
                    formats.list(items.items().stream().map(item -> format(item.label())).toList());
        };
    }

    /** Returns the skeleton of a time, without minutes on the hour: "eight zero zero AM" is not understood as a time. */
    private String hour(Instant at) {
        return at.atZone(environment.zone()).getMinute() == 0 ? "j" : "jm";
    }

    /** Returns the skeleton of the weekday of a day ahead, by which a caller or reader can check what "next Friday" was taken for. */
    private String weekday(LocalDate day) {
        return day.isBefore(environment.today()) ? "" : switch (variant) {
            case VOICE -> "EEEE";
            case TEXT -> "EEE";
            case CHAT, PAGE -> "";
        };
    }

    /** A date of birth needs its year, a due date does not. */
    private boolean isNear(LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(environment.today(), day)) < NEAR_DAYS;
    }

    private String digits(String digits) {
        return variant == PromptVariant.VOICE ? grouped(digits) : ReferenceNumber.grouped(digits);
    }

    /** Groups digits in threes without leaving a single last digit: "0 3 0 2". */
    private static String grouped(String digits) {
        var spoken = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            spoken.append(i == 0 ? "" : i % GROUP_SIZE == 0 && i < digits.length() - 1 ? ", " : " ").append(digits.charAt(i));
        }
        return spoken.toString();
    }
}
