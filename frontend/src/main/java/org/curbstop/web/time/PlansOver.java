package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.common.Language;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;

/** Plans that run no more, each with its letter and what became of it. */
public final class PlansOver {

    private PlansOver() {}

    /** @return empty where there is none yet */
    public static Optional<Component> of(List<Arrangement> all, Language language) {
        List<Arrangement> over = all.stream().filter(each -> !each.isActive()).toList();
        if (over.isEmpty()) {
            return Optional.empty();
        }
        var table = new Table("time.history", "time.history.from", "#time.history.total", "time.history.payments", "time.history.state");
        over.forEach(each -> table.row(Links.out(TimeNavigation.letter(each.id(), language), Say.date(each.agreed().day())), Say.money(each.schedule().total()),
                String.valueOf(each.schedule().size()), state(each.state())));
        return Optional.of(Page.titled("time.history", table));
    }

    private static Chip state(Arrangement.State state) {
        return switch (state) {
            case Arrangement.State.Active _ -> new Chip(Chip.Tone.WAIT, Say.words("time.state.active"));
            case Arrangement.State.Kept _ -> new Chip(Chip.Tone.GOOD, Say.words("time.state.kept"));
            case Arrangement.State.Broken broken -> new Chip(broken.counts() ? Chip.Tone.BAD : Chip.Tone.WARN,
                    Say.words(broken.counts() ? "time.state.broken" : "time.state.broken-uncounted", Say.money(broken.missing())));
            case Arrangement.State.Cancelled _ -> new Chip(Chip.Tone.PLAIN, Say.words("time.state.cancelled"));
            case Arrangement.State.Replaced _ -> new Chip(Chip.Tone.PLAIN, Say.words("time.state.replaced"));
        };
    }
}
