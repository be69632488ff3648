package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNotice.DeliveryProof;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.web.arrangements.ArrangementNavigation;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffView;

/** Addressees of a notice, with the proof of delivery to each. */
final class NoticeDeliveryPanel extends Div {

    NoticeDeliveryPanel(DisconnectionNotice notice, Disconnections disconnections, StaffView view, LocalDate today) {
        List<NoticeAddressee> all = notice.addressees().stream().sorted(Comparator.comparing(NoticeAddressee::role)).toList();
        var table = new ResponsiveTable("notice.sent", "notice.to", "notice.proof", "desk.proof.reference", "notice.day");
        all.forEach(to -> {
            List<DeliveryProof> proofs = notice.proofs().stream().filter(proof -> proof.to().equals(to)).toList();
            if (proofs.isEmpty()) {
                table.row(name(to), new StatusChip(StatusChip.Tone.WARN, I18n.text("notice.not-yet")), print(notice, to, view.user()), "");
            }
            proofs.forEach(proof -> table.row(name(to), new StatusChip(StatusChip.Tone.GOOD, proofText(proof)), proof.reference(),
                    dayText(proof)));
        });
        add(table, TitledView.row("hold", form(notice, all, disconnections, view, today)));
    }

    private static Component form(DisconnectionNotice notice, List<NoticeAddressee> all, Disconnections disconnections, StaffView view,
            LocalDate today) {
        var form = new FormBinder();
        Select<NoticeAddressee> to = FormFields.select("notice.to", all, NoticeDeliveryPanel::name);
        to.setValue(all.getFirst());
        Select<DeliveryProof.Kind> kind = FormFields.select("desk.proof.way", List.of(DeliveryProof.Kind.values()),
                each -> I18n.text("desk.proof.kind", each));
        kind.setValue(DeliveryProof.Kind.FIRST_CLASS_MAIL);
        DatePicker day = FormFields.date("desk.proof.day");
        day.setValue(today);
        day.setMin(notice.issued());
        day.setMax(today);
        form.check(day, set -> set != null && !set.isBefore(notice.issued()) && !set.isAfter(today), "desk.proof.day.error",
                I18n.date(notice.issued()));
        TimePicker time = FormFields.time("desk.proof.time");
        String draft = "proof:" + notice.id();
        var reference = FormDrafts.keep(draft, new TextField(I18n.text("desk.proof.reference")));
        reference.setMaxLength(200);
        reference.setHelperText(I18n.text("desk.proof.reference.hint"));
        form.require(reference, "desk.proof.reference.missing");
        var body = new Div(new H3(I18n.text("desk.proof")), to, kind, day, time, reference, form.submit("desk.proof.keep", () -> {
            DisconnectionResult answer = disconnections.recordDelivery(notice.id(), to.getValue(), kind.getValue(), day.getValue(),
                    time.getOptionalValue(), reference.getValue(), view.actor());
            if (answer instanceof DisconnectionResult.Done) {
                FormDrafts.discard(draft);
            }
            view.showResult(DisconnectionSigningView.resultMessage(answer, view.user()));
        }));
        body.addClassName("inline-form");
        return body;
    }

    private static String proofText(DeliveryProof proof) {
        return proof.kind().map(kind -> I18n.text("desk.proof.kind", kind))
                .orElseGet(() -> I18n.text("notice.delivered", I18n.text("time.way", proof.way())));
    }

    private static String dayText(DeliveryProof proof) {
        return I18n.date(proof.day()) + proof.time()
                .map(time -> ", " + I18n.formats().time(time)).orElse("");
    }

    /** Links to the printable notice: addressees without proof get it by mail or by hand. */
    private static Component print(DisconnectionNotice notice, NoticeAddressee to, ViewUser visitor) {
        return PortalLinks.external(ArrangementNavigation.letter(notice.id(), notice.addressees().indexOf(to), visitor.language()),
                I18n.text("desk.proof.print"));
    }

    private static String name(NoticeAddressee to) {
        return I18n.text("notice.role", to.role()) + to.address().map(address -> ": " + address).orElse("");
    }
}
