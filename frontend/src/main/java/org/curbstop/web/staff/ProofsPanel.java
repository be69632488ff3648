package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNotice.Proof;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.time.TimeNavigation;

/** Whom a notice has to reach, and the proof that it did. */
final class ProofsPanel extends Div {

    ProofsPanel(DisconnectionNotice notice, Disconnections disconnections, Visitor visitor, LocalDate today, Consumer<Component> done) {
        List<Addressee> all = notice.addressees().stream().sorted(Comparator.comparing(Addressee::role)).toList();
        var table = new Table("notice.sent", "notice.to", "notice.proof", "desk.proof.reference", "notice.day");
        all.forEach(to -> {
            List<Proof> proofs = notice.proofs().stream().filter(proof -> proof.to().equals(to)).toList();
            if (proofs.isEmpty()) {
                table.row(name(to), new Chip(Chip.Tone.WARN, Say.words("notice.not-yet")), print(notice, to, visitor), "");
            }
            proofs.forEach(proof -> table.row(name(to), new Chip(Chip.Tone.GOOD, said(proof)), proof.reference(), day(proof)));
        });
        var to = new Select<Addressee>();
        to.setLabel(Say.words("notice.to"));
        to.setItems(all);
        to.setItemLabelGenerator(ProofsPanel::name);
        to.setValue(all.getFirst());
        var kind = new Select<Proof.Kind>();
        kind.setLabel(Say.words("desk.proof.way"));
        kind.setItems(Proof.Kind.values());
        kind.setItemLabelGenerator(each -> Say.words("desk.proof.kind", each));
        kind.setValue(Proof.Kind.FIRST_CLASS_MAIL);
        var day = new DatePicker(Say.words("desk.proof.day"), today);
        day.setLocale(Say.locale());
        day.setMin(notice.issued());
        day.setMax(today);
        day.setErrorMessage(Say.words("desk.proof.day.error", Say.date(notice.issued())));
        var time = new TimePicker(Say.words("desk.proof.time"));
        time.setLocale(Say.locale());
        String draft = "proof:" + notice.id();
        var reference = Drafts.keep(draft, new TextField(Say.words("desk.proof.reference")));
        reference.setMaxLength(200);
        reference.setHelperText(Say.words("desk.proof.reference.hint"));
        var keep = new Button(Say.words("desk.proof.keep"), pressed -> {
            reference.setInvalid(reference.getValue().isBlank());
            day.setInvalid(day.getValue() == null || day.getValue().isBefore(notice.issued()) || day.getValue().isAfter(today));
            if (reference.isInvalid()) {
                reference.focus();
            } else if (!day.isInvalid()) {
                Drafts.saved(draft);
                done.accept(DisconnectionsView.said(disconnections.proved(
                        notice.id(), to.getValue(), kind.getValue(), day.getValue(), Optional.ofNullable(time.getValue()), reference.getValue(), visitor.asker()), visitor));
            }
        });
        keep.addClassName("button");
        var body = new Div(new H3(Say.words("desk.proof")), to, kind, day, time, reference, keep);
        body.addClassName("inline-form");
        add(table, Page.row("hold", body));
    }

    private static String said(Proof proof) {
        return proof.kind().map(kind -> Say.words("desk.proof.kind", kind)).orElseGet(() -> Say.words("notice.delivered", Say.words("time.way", proof.way())));
    }

    private static String day(Proof proof) {
        return Say.date(proof.day()) + proof.time().map(time -> ", " + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Say.locale()).format(time)).orElse("");
    }

    /** Whoever has no proof yet gets it by mail or by hand. */
    private static Component print(DisconnectionNotice notice, Addressee to, Visitor visitor) {
        return Links.out(TimeNavigation.letter(notice.id(), notice.addressees().indexOf(to), visitor.language()), Say.words("desk.proof.print"));
    }

    private static String name(Addressee to) {
        return Say.words("notice.role", to.role()) + to.address().map(address -> ": " + address).orElse("");
    }
}
