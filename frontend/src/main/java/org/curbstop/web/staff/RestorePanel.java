package org.curbstop.web.staff;

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
import org.curbstop.arrangements.Disconnections.Answer;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.Restorations;
import org.curbstop.arrangements.ServiceOff;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;

/** Service that is off: what brings it back, by when it has to be, and the word of whoever knows that it is. */
final class RestorePanel extends Div {

    RestorePanel(ServiceOff off, Restorations restorations, Visitor visitor, Instant now, ZoneId zone, Consumer<Component> done) {
        addClassName("stack");
        add(new Chip(Chip.Tone.BAD, Say.words("desk.off", Say.date(off.since()))));
        off.promised().ifPresentOrElse(by -> add(new Chip(Chip.Tone.WARN, Say.words("desk.off.promised", Say.time(by, zone)))),
                () -> add(Page.words("desk.off.pay", Say.money(off.toPay()))));
        Optional<Installment> promise = off.promised().isPresent() ? Optional.empty() : off.restoration().promise();
        promise.ifPresent(each -> add(Page.words("desk.off.promise", Say.money(each.amount()), Say.date(each.due()))));
        off.visit().ifPresent(visit -> add(Page.words("desk.off.visit", Say.date(visit.day()), ReferenceNumber.inThrees(visit.order()))));
        LocalDateTime latest = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
        var day = new DatePicker(Say.words("desk.off.day"), latest.toLocalDate());
        day.setLocale(Say.locale());
        day.setMax(latest.toLocalDate());
        var time = new TimePicker(Say.words("desk.off.at"), latest.toLocalTime());
        time.setLocale(Say.locale());
        time.setErrorMessage(Say.words("desk.off.restored.error"));
        var restored = new Button(Say.words("desk.off.restored"), pressed -> {
            Instant when = day.getValue() == null || time.getValue() == null
                    ? Instant.MAX
                    : earliest(day.getValue().atTime(time.getValue()).atZone(zone).toInstant(), off, latest, zone);
            Answer answer = restorations.giveBack(off.notice().id(), promise, when, visitor.asker());
            if (answer instanceof Answer.NotPossible not && not.why() == Answer.Why.WRONG_DAY) {
                time.setInvalid(true);
            } else {
                done.accept(DisconnectionsView.said(answer, visitor));
            }
        });
        restored.addClassName("button");
        add(Page.row("inline-form", day, time, restored));
    }

    /** The picker knows minutes: what was cut within the very minute that stands there was cut before. */
    private static Instant earliest(Instant picked, ServiceOff off, LocalDateTime latest, ZoneId zone) {
        Instant cut = off.notice().state() instanceof DisconnectionNotice.State.Done done ? done.at() : picked;
        boolean sameMinute = cut.truncatedTo(ChronoUnit.MINUTES).equals(picked) && !picked.isAfter(latest.atZone(zone).toInstant());
        return sameMinute && picked.isBefore(cut) ? cut : picked;
    }
}
