package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.disconnection.DisconnectedAccount;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffView;

/** Service that is off: what restores it, its deadline, and the confirmation that it is back on. */
final class ServiceRestorationPanel extends Div {

    ServiceRestorationPanel(DisconnectedAccount off, ServiceReconnection restorations, StaffView view, Clock clock) {
        ZoneId zone = clock.getZone();
        addClassName("stack");
        add(new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.off", I18n.date(off.since()))));
        off.promisedBy().ifPresentOrElse(
                by -> add(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.off.promised", I18n.dateTime(by, zone)))),
                () -> add(TitledView.paragraph("desk.off.pay", I18n.money(off.amountToPay()))));
        Optional<Installment> promise = off.promisedBy().isPresent() ? Optional.empty() : off.terms().promise();
        promise.ifPresent(each -> add(TitledView.paragraph("desk.off.promise", I18n.money(each.amount()), I18n.date(each.due()))));
        off.visit().ifPresent(
                visit -> add(TitledView.paragraph("desk.off.visit", I18n.date(visit.day()), ReferenceNumber.grouped(visit.order()))));
        LocalDateTime latest = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
        var form = new FormBinder();
        DatePicker day = form.require(FormFields.date("desk.off.day"), "desk.off.restored.error");
        day.setValue(latest.toLocalDate());
        day.setMax(latest.toLocalDate());
        TimePicker time = form.require(FormFields.time("desk.off.at"), "desk.off.restored.error");
        time.setValue(latest.toLocalTime());
        add(TitledView.row("inline-form", day, time, form.submit("desk.off.restored", () -> {
            Instant when = earliest(day.getValue().atTime(time.getValue()).atZone(zone).toInstant(), off, latest, zone);
            DisconnectionResult answer = restorations.reconnect(off.notice().id(), promise, when, view.actor());
            if (answer instanceof DisconnectionResult.NotPossible not
                    && not.refusal() == DisconnectionResult.DisconnectionRefusal.WRONG_DAY) {
                FormBinder.reject(time, I18n.text("desk.off.restored.error"));
            } else {
                view.showResult(DisconnectionSigningView.resultMessage(answer, view.user()));
            }
        })));
    }

    /** The picker has a resolution of minutes: a disconnection within the selected minute counts as before it. */
    private static Instant earliest(Instant picked, DisconnectedAccount off, LocalDateTime latest, ZoneId zone) {
        Instant cut = off.notice().state() instanceof DisconnectionNotice.State.Disconnected done ? done.at() : picked;
        boolean sameMinute = cut.truncatedTo(ChronoUnit.MINUTES).equals(picked) && !picked.isAfter(latest.atZone(zone).toInstant());
        return sameMinute && picked.isBefore(cut) ? cut : picked;
    }
}
