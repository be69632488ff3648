package org.curbstop.web.assistance;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.common.PhoneNumber;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Contact details of an agency for customers: address, hours, languages, and whether it accepts new requests. */
final class AgencyContactCard extends Div {

    AgencyContactCard(Agency agency) {
        addClassName("office");
        add(TitledView.span(agency.name(), "strong"));
        agency.places().stream().map(Agency.Location::address).filter(address -> !address.isBlank()).limit(2)
                .forEach(address -> add(new Paragraph(address)));
        phones(agency).stream().findFirst().ifPresent(number -> add(new Paragraph(PortalLinks.external(
                "tel:" + PhoneNumber.parse(number).map(PhoneNumber::e164).orElse(number), I18n.text("help.call", number)))));
        agency.places().stream().flatMap(place -> place.hours().stream()).map(AgencyContactCard::hours).filter(hours -> !hours.isBlank())
                .limit(3)
                .forEach(hours -> add(new Paragraph(hours)));
        List<String> languages = agency.places().stream().flatMap(place -> place.languages().stream()).distinct()
                .map(AgencyContactCard::language).toList();
        if (!languages.isEmpty()) {
            add(TitledView.paragraph("help.languages", ReferralText.assistanceMessages().joinWithAnd(languages)));
        }
        agency.website().ifPresent(
                site -> add(new Paragraph(PortalLinks.external(site, site.replaceFirst("^https?://", "").replaceFirst("/$", "")))));
    }

    static StatusChip chip(IntakeStatus taking) {
        return new StatusChip(switch (taking) {
                    case OPEN -> StatusChip.Tone.GOOD;
                    case WAITING_LIST -> StatusChip.Tone.WAIT;
                    case CLOSED -> StatusChip.Tone.BAD;
                }, I18n.text("help.taking", taking));
    }

    private static List<String> phones(Agency agency) {
        return Stream.concat(agency.phones().stream(), agency.places().stream().flatMap(place -> place.phones().stream()))
                .map(Agency.Phone::number).toList();
    }

    private static String hours(Agency.Hours hours) {
        if (hours.days().isEmpty() || hours.opens().isEmpty() || hours.closes().isEmpty()) {
            return hours.words();
        }
        List<DayOfWeek> days = hours.days().stream().sorted().toList();
        boolean inARow = days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        String named = inARow ? I18n.text("help.days", day(days.getFirst()), day(days.getLast()))
                : ReferralText.assistanceMessages().joinWithAnd(days.stream().map(AgencyContactCard::day).toList());
        return named + ", " + I18n.formats().timeRange(hours.opens().get(), hours.closes().get());
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, I18n.locale());
    }

    /** Directories contain language tags or names. */
    private static String language(String given) {
        return given.matches("[a-z]{2,3}") ? Locale.of(given).getDisplayLanguage(I18n.locale()) : given;
    }
}
