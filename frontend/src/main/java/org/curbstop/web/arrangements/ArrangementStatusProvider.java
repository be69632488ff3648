package org.curbstop.web.arrangements;

import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.common.Actor;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.home.RequestStatusProvider;
import org.curbstop.web.layout.ViewUser;
import org.springframework.core.annotation.Order;

/** Lists active arrangements and pending exception requests on the home page. */
@org.springframework.stereotype.Component
@Order(20)
record ArrangementStatusProvider(ArrangementViewContext context, ViewUser visitor) implements RequestStatusProvider {

    @Override
    public List<RequestStatus> list(Account account) {
        Actor who = visitor.actor();
        String path = ArrangementNavigation.arrangements(account.id());
        var waiting = context.exceptions().list(account.id(), who).stream()
                .filter(request -> request.state() instanceof ArrangementExceptionRequest.State.Waiting)
                .map(request -> new RequestStatus(I18n.text("time.line.asked"), path, StatusChip.Tone.WAIT, I18n.text("time.line.waits"),
                        I18n.text("time.waiting.more")));
        return Stream.concat(context.arrangements().findRunning(account.id(), who).stream().map(running -> line(running, path)), waiting)
                .toList();
    }

    private RequestStatus line(Arrangement running, String path) {
        String what = I18n.text("time.line", I18n.money(running.schedule().total()));
        return running.nextInstallment().map(next -> next.due().isBefore(context.today())
                ? new RequestStatus(what, path, StatusChip.Tone.BAD, I18n.text("time.line.late"),
                        I18n.text("time.line.was-due", I18n.money(next.amount()), I18n.date(next.due())))
                : new RequestStatus(what, path, StatusChip.Tone.GOOD, I18n.text("time.line.kept"),
                        I18n.text("time.line.next", I18n.money(next.amount()), I18n.date(next.due()))))
                .orElseGet(() -> new RequestStatus(what, path, StatusChip.Tone.GOOD, I18n.text("time.state.kept"), ""));
    }
}
