package org.curbstop.conversation.engine;

import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.BidiControls;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Variant;

/** Puts values into the talk's language: money, days, hours, digits in groups on the phone. */
final class Speaking {

    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();
    private static final int GROUP = 3;
    /** Days within which a date is clear without its year. */
    private static final int NEAR = 300;

    private final Locale locale;
    private final Variant variant;
    private final Situation situation;
    private final UnaryOperator<String> names;

    /** @param names what a {@link Value.Named} is called */
    Speaking(Locale locale, Variant variant, Situation situation, UnaryOperator<String> names) {
        this.locale = locale;
        this.names = names;
        this.variant = variant;
        this.situation = situation;
    }

    Map<String, Object> all(Map<String, Value> values) {
        var spoken = new HashMap<String, Object>();
        values.forEach((name, value) -> spoken.put(name, message(value)));
        return spoken;
    }

    String label(Value value) {
        return message(value).toString();
    }

    /** Numbers stay numbers, so that a wording can have a plural of them. */
    private Object message(Value value) {
        return switch (value) {
            case Value.Text text -> ReferenceNumber.isId(text.text()) ? digits(ReferenceNumber.of(text.text())) : BidiControls.removed(text.text());
            case Value.Amount amount -> amount(amount);
            case Value.Day day -> pattern(isNear(day.date()) ? "MMMMd" : "yMMMMd").format(day.date());
            case Value.Moment moment -> pattern(variant == Variant.TEXT ? "MMMdjm" : "MMMMdjm").format(moment.at().atZone(situation.zone()));
            case Value.Named named -> names.apply(named.name());
            case Value.Window window -> window(window);
            case Value.Count count -> count.number();
            case Value.Flag flag -> Boolean.toString(flag.set());
            case Value.Digits digits -> digits(digits.digits());
            case Value.Items items -> ListFormatter.getInstance(locale).format(items.items().stream().map(item -> label(item.label())).toList());
        };
    }

    /** A day of birth needs its year, a due date does not. */
    private boolean isNear(LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(situation.today(), day)) < NEAR;
    }

    private String window(Value.Window window) {
        var format = DateIntervalFormat.getInstance(variant == Variant.TEXT ? "MMMEdj" : "MMMMEEEEdj", locale);
        format.setTimeZone(TimeZone.getTimeZone(situation.zone().getId()));
        return format.format(new DateInterval(window.from().toEpochMilli(), window.until().toEpochMilli())).replace('\u202f', ' ').replace('\u2009', ' ');
    }

    private String amount(Value.Amount amount) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(amount.money().currency());
        return format.format(amount.money().decimal());
    }

    private DateTimeFormatter pattern(String skeleton) {
        return PATTERNS.computeIfAbsent(locale + " " + skeleton, key ->
                DateTimeFormatter.ofPattern(DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton).replace('\u202f', ' '), locale));
    }

    private String digits(String digits) {
        return variant == Variant.VOICE ? grouped(digits) : ReferenceNumber.inThrees(digits);
    }

    private static String grouped(String digits) {
        var spoken = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            spoken.append(i == 0 ? "" : i % GROUP == 0 ? ", " : " ").append(digits.charAt(i));
        }
        return spoken.toString();
    }
}
