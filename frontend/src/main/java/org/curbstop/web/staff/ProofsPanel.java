package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.web.components.Chip;
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
            List<DisconnectionNotice.Proof> proofs = notice.proofs().stream().filter(proof -> proof.to().equals(to)).toList();
            if (proofs.isEmpty()) {
                table.row(name(to), new Chip(Chip.Tone.WARN, Say.words("notice.not-yet")), print(notice, to, visitor), "");
            }
            proofs.forEach(proof -> table.row(name(to), new Chip(Chip.Tone.GOOD, Say.words("notice.delivered", Say.words("time.way", proof.way()))), proof.reference(), Say.date(proof.day())));
        });
        var to = new Select<Addressee>();
        to.setLabel(Say.words("notice.to"));
        to.setItems(all);
        to.setItemLabelGenerator(ProofsPanel::name);
        to.setValue(all.getFirst());
        var way = new Select<Arrangement.Way>();
        way.setLabel(Say.words("desk.proof.way"));
        way.setItems(Arrangement.Way.LETTER, Arrangement.Way.MAIL);
        way.setItemLabelGenerator(each -> Say.words("time.way", each));
        way.setValue(Arrangement.Way.LETTER);
        var reference = new TextField(Say.words("desk.proof.reference"));
        reference.setMaxLength(200);
        reference.setHelperText(Say.words("desk.proof.reference.hint"));
        var keep = new Button(Say.words("desk.proof.keep"), pressed -> {
            if (reference.getValue().isBlank()) {
                reference.setInvalid(true);
                reference.focus();
            } else {
                done.accept(DisconnectionsView.said(disconnections.proved(notice.id(), to.getValue(), way.getValue(), today, reference.getValue(), visitor.asker()), visitor));
            }
        });
        keep.addClassName("button");
        var body = new Div(new H3(Say.words("desk.proof")), to, way, reference, keep);
        body.addClassName("inline-form");
        add(table, Page.row("hold", body));
    }

    /** Whoever has no proof yet gets it by mail or by hand. */
    private static Component print(DisconnectionNotice notice, Addressee to, Visitor visitor) {
        return Links.out(TimeNavigation.letter(notice.id(), notice.addressees().indexOf(to), visitor.language()), Say.words("desk.proof.print"));
    }

    private static String name(Addressee to) {
        return Say.words("notice.role", to.role()) + to.address().map(address -> ": " + address).orElse("");
    }
}
