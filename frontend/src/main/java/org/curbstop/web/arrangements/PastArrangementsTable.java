package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.common.Language;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Table of past arrangements with their letters and outcomes. */
public final class PastArrangementsTable {

    private PastArrangementsTable() {}

    /** @return empty if there is none yet */
    public static Optional<Component> of(List<Arrangement> all, Language language) {
        List<Arrangement> over = all.stream().filter(each -> !each.isActive()).toList();
        if (over.isEmpty()) {
            return Optional.empty();
        }
        var table = new ResponsiveTable("time.history", "time.history.from", "#time.history.total", "time.history.payments",
                "time.history.state");
        over.forEach(
                each -> table.row(PortalLinks.external(ArrangementNavigation.letter(each.id(), language), I18n.date(each.agreed().day())),
                        I18n.money(each.schedule().total()),
                String.valueOf(each.schedule().size()), state(each.state())));
        return Optional.of(TitledView.titledCard("time.history", table));
    }

    private static StatusChip state(Arrangement.State state) {
        return switch (state) {
            case Arrangement.State.Active _ -> new StatusChip(StatusChip.Tone.WAIT, I18n.text("time.state.active"));
            case Arrangement.State.Kept _ -> new StatusChip(StatusChip.Tone.GOOD, I18n.text("time.state.kept"));
            case Arrangement.State.Broken broken -> new StatusChip(broken.counts() ? StatusChip.Tone.BAD : StatusChip.Tone.WARN,
                    I18n.text(broken.counts() ? "time.state.broken" : "time.state.broken-uncounted", I18n.money(broken.missing())));
            case Arrangement.State.Cancelled _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("time.state.cancelled"));
            case Arrangement.State.Replaced _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("time.state.replaced"));
        };
    }
}
