package org.curbstop.web.help;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.Taking;
import org.curbstop.common.PhoneNumber;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** An agency as somebody needs it who wants to go there or call: where, when, in which languages, and whether it takes anybody now. */
final class Office extends Div {

    Office(Agency agency) {
        addClassName("office");
        add(Page.span(agency.name(), "strong"));
        agency.places().stream().map(Agency.Place::address).filter(address -> !address.isBlank()).limit(2).forEach(address -> add(new Paragraph(address)));
        phones(agency).stream().findFirst().ifPresent(number -> add(new Paragraph(Links.out(
                "tel:" + PhoneNumber.read(number).map(PhoneNumber::e164).orElse(number), Say.words("help.call", number)))));
        agency.places().stream().flatMap(place -> place.hours().stream()).map(Office::hours).filter(hours -> !hours.isBlank()).limit(3)
                .forEach(hours -> add(new Paragraph(hours)));
        List<String> languages = agency.places().stream().flatMap(place -> place.languages().stream()).distinct().map(Office::language).toList();
        if (!languages.isEmpty()) {
            add(Page.words("help.languages", ReferralWords.words().together(languages)));
        }
        agency.website().ifPresent(site -> add(new Paragraph(Links.out(site, site.replaceFirst("^https?://", "").replaceFirst("/$", "")))));
    }

    static Chip chip(Taking taking) {
        return new Chip(
                switch (taking) {
                    case OPEN -> Chip.Tone.GOOD;
                    case WAITING_LIST -> Chip.Tone.WAIT;
                    case CLOSED -> Chip.Tone.BAD;
                },
                Say.words("help.taking", taking));
    }

    private static List<String> phones(Agency agency) {
        return Stream.concat(agency.phones().stream(), agency.places().stream().flatMap(place -> place.phones().stream())).map(Agency.Phone::number).toList();
    }

    private static String hours(Agency.Hours hours) {
        if (hours.days().isEmpty() || hours.opens().isEmpty() || hours.closes().isEmpty()) {
            return hours.words();
        }
        List<DayOfWeek> days = hours.days().stream().sorted().toList();
        boolean inARow = days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        String named = inARow ? Say.words("help.days", day(days.getFirst()), day(days.getLast())) : ReferralWords.words().together(days.stream().map(Office::day).toList());
        return named + ", " + time(hours.opens().get()) + " – " + time(hours.closes().get());
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, Say.locale());
    }

    private static String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Say.locale()).format(time);
    }

    /** Directories give tags or names. */
    private static String language(String given) {
        return given.matches("[a-z]{2,3}") ? Locale.of(given).getDisplayLanguage(Say.locale()) : given;
    }
}
