package org.curbstop.web.time;

import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.StaffRequest;
import org.curbstop.common.Asker;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;
import org.curbstop.web.home.UnderWay;
import org.curbstop.web.layout.Visitor;
import org.springframework.core.annotation.Order;

/** A plan that runs, and what was asked of staff. */
@org.springframework.stereotype.Component
@Order(20)
class PlansUnderWay implements UnderWay {

    private final TimeToPay time;
    private final Visitor visitor;

    PlansUnderWay(TimeToPay time, Visitor visitor) {
        this.time = time;
        this.visitor = visitor;
    }

    @Override
    public List<Line> of(Account account) {
        Asker who = visitor.asker();
        String path = TimeNavigation.time(account.id());
        var waiting = time.staff().of(account.id(), who).stream().filter(request -> request.state() instanceof StaffRequest.State.Waiting)
                .map(request -> new Line(Say.words("time.line.asked"), path, Chip.Tone.WAIT, Say.words("time.line.waits"), Say.words("time.waiting.more")));
        return Stream.concat(time.arrangements().current(account.id(), who).stream().map(running -> line(running, path)), waiting).toList();
    }

    private Line line(Arrangement running, String path) {
        String what = Say.words("time.line", Say.money(running.schedule().total()));
        return running.next().map(next -> next.due().isBefore(time.today())
                        ? new Line(what, path, Chip.Tone.BAD, Say.words("time.line.late"), Say.words("time.line.was-due", Say.money(next.amount()), Say.date(next.due())))
                        : new Line(what, path, Chip.Tone.GOOD, Say.words("time.line.kept"), Say.words("time.line.next", Say.money(next.amount()), Say.date(next.due()))))
                .orElseGet(() -> new Line(what, path, Chip.Tone.GOOD, Say.words("time.state.kept"), ""));
    }
}
