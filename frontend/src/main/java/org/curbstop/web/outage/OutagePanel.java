package org.curbstop.web.outage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.Scope;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** What is known about an outage, in the order in which people ask: what, since when, why, who is on it, when it is back. */
public final class OutagePanel {

    private OutagePanel() {}

    public static Callout of(Outage outage, ZoneId zone, Component... more) {
        if (!outage.isPublic()) {
            var checking = new Callout(Chip.Tone.WARN, Say.words("outage.one-household"), line("outage.since", Say.time(outage.opened(), zone)));
            checking.add(more);
            return checking;
        }
        var panel = new Callout(
                Chip.Tone.WARN, Say.words("outage.is-out", Say.words("service", outage.service())),
                line("outage.since", Say.time(outage.opened(), zone)),
                line("outage.cause", Say.words("outage.cause", outage.cause())),
                line("outage.crew", Say.words("outage.crew", outage.crew())),
                line("outage.back", back(outage, zone)));
        panel.add(more);
        return panel;
    }

    /** An estimate, that it is being assessed, or that nothing was said yet: never a time that nobody gave. */
    public static String back(Outage outage, ZoneId zone) {
        return outage.etr()
                .map(etr -> etr.back().map(time -> Say.words("outage.etr", Say.time(time, zone), Say.words("outage.source", etr.source())))
                        .orElseGet(() -> Say.words("outage.assessing")))
                .orElseGet(() -> Say.words("outage.not-said"));
    }

    public static String where(Outage outage) {
        return switch (outage.scope()) {
            case Scope.Network network -> Say.words("outage.part." + network.part().name(), network.name());
            case Scope.Around around -> Say.words("outage.around", around.metres());
            case Scope.Described described -> described.place();
        };
    }

    private static Paragraph line(String key, String fact) {
        return new Paragraph(Say.words(key, fact));
    }
}
