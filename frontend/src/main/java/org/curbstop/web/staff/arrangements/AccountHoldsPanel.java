package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffView;

/** Holds of one account. Staff place, certify and lift them, each with a reason. */
final class AccountHoldsPanel extends Div {

    private static final int MAX_CHARACTERS = 1_000;

    private final AccountId account;
    private final Holds holds;
    private final StaffView view;
    private final LocalDate today;
    private final String form = "desk:" + UUID.randomUUID();

    AccountHoldsPanel(AccountId account, Holds holds, StaffView view, LocalDate today) {
        this.account = account;
        this.holds = holds;
        this.view = view;
        this.today = today;
        addClassName("card");
        add(new H2(I18n.text("desk.holds")));
        var all = holds.history(account, view.actor()).stream().sorted(Comparator.comparing((Hold hold) -> !hold.isOpen())).toList();
        if (all.isEmpty()) {
            add(TitledView.paragraph("desk.holds.none"));
        }
        all.forEach(hold -> add(row(hold)));
        add(place());
    }

    private Component row(Hold hold) {
        var box = new Div(new H3(I18n.text("hold", hold.kind())), state(hold), TitledView.paragraph("desk.hold.placed",
                        placedBy(hold), I18n.date(hold.placed().day()), I18n.text("channel", hold.placed().channel())),
                TitledView.paragraph(hold.until().equals(Hold.NO_END) ? "desk.hold.open" : "desk.hold.until", I18n.date(hold.until())));
        box.addClassName("hold");
        if (!hold.why().isEmpty()) {
            box.add(TitledView.paragraph("desk.hold.why", hold.why()));
        }
        if (hold.state() instanceof Hold.State.Lifted lifted) {
            box.add(TitledView.paragraph("desk.hold.lifted", lifted.by(), lifted.why()));
        }
        if (hold.isOpen()) {
            if (hold.kind() == Hold.Kind.MEDICAL) {
                box.add(certify(hold));
            }
            box.add(lift(hold));
        }
        return box;
    }

    private static String placedBy(Hold hold) {
        return hold.placed().by().equals(hold.placed().channel().name()) ? I18n.text("desk.hold.customer") : hold.placed().by();
    }

    private static StatusChip state(Hold hold) {
        return switch (hold.state()) {
            case Hold.State.Claimed _ -> new StatusChip(StatusChip.Tone.WARN, I18n.text("hold.state.claimed", I18n.date(hold.until())));
            case Hold.State.Active _ -> new StatusChip(StatusChip.Tone.GOOD, I18n.text("hold.state.standing"));
            case Hold.State.Lifted _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("hold.state.lifted"));
            case Hold.State.Expired _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("hold.state.lapsed"));
        };
    }

    /** Second step of a claim: records that the written certificate has arrived. */
    private Component certify(Hold hold) {
        var certified = new FormBinder();
        DatePicker until = certified.check(FormFields.date("desk.hold.certified-until"), day -> day != null && !day.isBefore(today),
                "desk.hold.until.past");
        until.setMin(today);
        return TitledView.row("board-steps", until, certified.submit("desk.hold.certify",
                () -> showResult(holds.certify(hold.id(), until.getValue(), view.actor()))));
    }

    private Component lift(Hold hold) {
        String draft = "lift:" + hold.id();
        var why = FormDrafts.keep(draft, new TextField(I18n.text("desk.hold.lift.why")));
        why.setMaxLength(MAX_CHARACTERS);
        var lifting = new FormBinder();
        lifting.require(why, "desk.hold.why.missing");
        return TitledView.row("board-steps", why, lifting.submit("desk.hold.lift", "button-quiet",
                () -> view.requireFreshSignIn(Map.of("hold", hold.id().value()), () -> {
            Holds.HoldResult lifted = holds.lift(hold.id(), why.getValue(), view.actor());
            FormDrafts.discard(draft);
            showResult(lifted);
        })));
    }

    private Component place() {
        var placing = new FormBinder();
        Select<Hold.Kind> kind = FormFields.select("desk.hold.kind", List.of(Hold.Kind.values()), each -> I18n.text("hold", each));
        kind.setValue(Hold.Kind.MEDICAL);
        String draft = "hold:" + account;
        var why = FormDrafts.keep(draft, new TextArea(I18n.text("desk.hold.why.label")));
        why.setMaxLength(MAX_CHARACTERS);
        placing.require(why, "desk.hold.why.missing");
        DatePicker until = placing.check(FormFields.date("desk.hold.until.label"), day -> day == null || !day.isBefore(today),
                "desk.hold.until.past");
        until.setHelperText(I18n.text("desk.hold.until.hint"));
        var body = new Div(new H3(I18n.text("desk.hold.place")), kind, why, until, placing.submit("desk.hold.place", () -> {
            Holds.HoldClaim claim = Holds.HoldClaim.of(kind.getValue(), why.getValue());
            Holds.HoldResult placed = holds.place(form, account, until.getOptionalValue().map(claim::until).orElse(claim), view.actor());
            if (placed instanceof Holds.HoldResult.Held) {
                FormDrafts.discard(draft);
                showResult(placed);
            } else {
                view.showMessage(resultMessage(placed));
            }
        }));
        body.addClassNames("hold", "inline-form");
        return body;
    }

    private void showResult(Holds.HoldResult answer) {
        view.showResult(resultMessage(answer));
    }

    private static Component resultMessage(Holds.HoldResult answer) {
        return switch (answer) {
            case Holds.HoldResult.Held held ->
                    StaffView.message(StatusChip.Tone.GOOD, "desk.hold.done", I18n.text("hold", held.hold().kind()));
            case Holds.HoldResult.AlreadyHeld _ -> StaffView.message(StatusChip.Tone.WARN, "desk.hold.already");
            case Holds.HoldResult.NotPossible not -> StaffView.message(StatusChip.Tone.WARN, "desk.hold.not." + not.refusal());
        };
    }
}
