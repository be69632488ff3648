package org.curbstop.web.outages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageScope;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Details of an outage in the order customers ask for them: what, since when, why, crew status, and estimated restoration. */
public final class OutagePanel {

    private OutagePanel() {}

    public static Callout of(Outage outage, ZoneId zone, Component... more) {
        if (!outage.isPublic()) {
            var checking = new Callout(StatusChip.Tone.WARN, I18n.text("outage.one-household"),
                    line("outage.since", I18n.dateTime(outage.opened(), zone)));
            checking.add(more);
            return checking;
        }
        var panel = new Callout(
                StatusChip.Tone.WARN, I18n.text("outage.is-out", I18n.text("service", outage.service())),
                line("outage.since", I18n.dateTime(outage.opened(), zone)),
                line("outage.cause", I18n.text("outage.cause", outage.cause())),
                line("outage.crew", I18n.text("outage.crew", outage.crew())),
                line("outage.back", restorationText(outage, zone)));
        panel.add(more);
        return panel;
    }

    /** The estimated time of restoration, "being assessed", or "no estimate yet"; never a time that nobody has given. */
    public static String restorationText(Outage outage, ZoneId zone) {
        return outage.etr()
                .map(etr -> etr.back()
                        .map(time -> I18n.text("outage.etr", I18n.dateTime(time, zone), I18n.text("outage.source", etr.source())))
                        .orElseGet(() -> I18n.text("outage.assessing")))
                .orElseGet(() -> I18n.text("outage.not-said"));
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
