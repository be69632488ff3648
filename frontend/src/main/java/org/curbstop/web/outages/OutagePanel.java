package org.curbstop.web.outages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Details of an outage in the order customers ask for them: what, since when, why, crew status, and estimated restoration. */
public final class OutagePanel {

    private OutagePanel() {}

    /** @param outlook what is known now about the restoration */
    public static Callout of(Outage outage, RestorationOutlook outlook, ZoneId zone, Component... more) {
        var panel = new Callout(StatusChip.Tone.WARN, I18n.text("outage.certainty." + outage.certainty(),
                I18n.text("service", outage.service())), line("outage.since", I18n.dateTime(outage.opened(), zone)));
        if (outage.certainty() == Outage.Certainty.ONE_HOUSEHOLD) {
            panel.add(new Paragraph(I18n.text("outage.only-here", outage.service())));
        } else {
            panel.add(line("outage.cause", I18n.text("outage.cause", outage.cause())),
                    line("outage.crew", I18n.text("outage.crew", outage.crew())), line("outage.back", restorationText(outlook, zone)));
            earlierEstimates(outage, zone).ifPresent(panel::add);
        }
        panel.add(more);
        return panel;
    }

    /** Returns when service should be back, who said so and when; never a time that nobody gave or that has passed. */
    public static String restorationText(RestorationOutlook outlook, ZoneId zone) {
        String words = I18n.text("outage.estimate." + outlook.kind(), moment(outlook.earliest(), zone), moment(outlook.latest(), zone));
        return outlook.statement().map(etr -> I18n.text("outage.estimate.said", words, I18n.text("outage.source", etr.source()),
                I18n.dateTime(etr.said(), zone))).orElse(words);
    }

    private static Optional<Component> earlierEstimates(Outage outage, ZoneId zone) {
        List<Etr> earlier = outage.etrs().subList(0, Math.max(0, outage.etrs().size() - 1)).reversed();
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        var list = new UnorderedList();
        // Evaluated at the time of the statement, so that an estimate that has passed since is still shown.
        earlier.forEach(etr -> list.add(new ListItem(restorationText(RestorationOutlook.of(Optional.of(etr), etr.said()), zone))));
        return Optional.of(new Details(I18n.text("outage.estimates-before", earlier.size()), list));
    }

    private static String moment(Optional<Instant> time, ZoneId zone) {
        return time.map(at -> I18n.dateTime(at, zone)).orElse("");
    }

    public static String locationText(Outage outage) {
        return switch (outage.scope()) {
            case OutageScope.Network network -> I18n.text("outage.part." + network.part().name(), network.name());
            case OutageScope.AroundPoint around -> I18n.text("outage.around", around.metres());
            case OutageScope.Described described -> described.place();
        };
    }

    private static Paragraph line(String key, String fact) {
        return new Paragraph(I18n.text(key, fact));
    }
}
