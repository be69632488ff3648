package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.disconnection.DisconnectedAccount;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Service that is off: what restores it, its deadline, and the confirmation that it is back on. */
final class ServiceRestorationPanel extends Div {

    ServiceRestorationPanel(DisconnectedAccount off, ServiceReconnection restorations, ViewUser visitor, Instant now, ZoneId zone,
            Consumer<Component> done) {
        addClassName("stack");
        add(new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.off", I18n.date(off.since()))));
        off.promisedBy().ifPresentOrElse(
                by -> add(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.off.promised", I18n.dateTime(by, zone)))),
                () -> add(TitledView.paragraph("desk.off.pay", I18n.money(off.amountToPay()))));
        Optional<Installment> promise = off.promisedBy().isPresent() ? Optional.empty() : off.terms().promise();
        promise.ifPresent(each -> add(TitledView.paragraph("desk.off.promise", I18n.money(each.amount()), I18n.date(each.due()))));
        off.visit().ifPresent(
                visit -> add(TitledView.paragraph("desk.off.visit", I18n.date(visit.day()), ReferenceNumber.grouped(visit.order()))));
        LocalDateTime latest = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
        var day = new DatePicker(I18n.text("desk.off.day"), latest.toLocalDate());
        day.setLocale(I18n.locale());
        day.setMax(latest.toLocalDate());
        var time = new TimePicker(I18n.text("desk.off.at"), latest.toLocalTime());
        time.setLocale(I18n.locale());
        time.setErrorMessage(I18n.text("desk.off.restored.error"));
        var restored = new Button(I18n.text("desk.off.restored"), pressed -> {
            Instant when = day.getValue() == null || time.getValue() == null
                    ? Instant.MAX
                    : earliest(day.getValue().atTime(time.getValue()).atZone(zone).toInstant(), off, latest, zone);
            DisconnectionResult answer = restorations.reconnect(off.notice().id(), promise, when, visitor.actor());
            if (answer instanceof DisconnectionResult.NotPossible not
                    && not.refusal() == DisconnectionResult.DisconnectionRefusal.WRONG_DAY) {
                time.setInvalid(true);
            } else {
                done.accept(DisconnectionSigningView.resultMessage(answer, visitor));
            }
        });
        restored.addClassName("button");
        add(TitledView.row("inline-form", day, time, restored));
    }

    /** The picker has a resolution of minutes: a disconnection within the selected minute counts as before it. */
    private static Instant earliest(Instant picked, DisconnectedAccount off, LocalDateTime latest, ZoneId zone) {
        Instant cut = off.notice().state() instanceof DisconnectionNotice.State.Disconnected done ? done.at() : picked;
        boolean sameMinute = cut.truncatedTo(ChronoUnit.MINUTES).equals(picked) && !picked.isAfter(latest.atZone(zone).toInstant());
        return sameMinute && picked.isBefore(cut) ? cut : picked;
    }
}
