package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Holds of one account. Staff place, certify and lift them, each with a reason. */
final class AccountHoldsPanel extends Div {

    private static final int MOST_WORDS = 1_000;

    private final AccountId account;
    private final Holds holds;
    private final ViewUser visitor;
    private final FreshSignIn fresh;
    private final Consumer<Component> done;
    private final String form = UUID.randomUUID().toString();

    AccountHoldsPanel(AccountId account, Holds holds, ViewUser visitor, FreshSignIn fresh, LocalDate today, Consumer<Component> done) {
        this.account = account;
        this.holds = holds;
        this.visitor = visitor;
        this.fresh = fresh;
        this.done = done;
        addClassName("card");
        add(new H2(I18n.text("desk.holds")));
        var all = holds.history(account, visitor.actor()).stream().sorted(Comparator.comparing((Hold hold) -> !hold.isOpen())).toList();
        if (all.isEmpty()) {
            add(TitledView.paragraph("desk.holds.none"));
        }
        all.forEach(hold -> add(row(hold, today)));
        add(place());
    }

    private Component row(Hold hold, LocalDate today) {
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
                box.add(certify(hold, today));
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

    /** The second step: the certificate has arrived in writing. */
    private Component certify(Hold hold, LocalDate today) {
        var until = new DatePicker(I18n.text("desk.hold.certified-until"));
        until.setLocale(I18n.locale());
        until.setMin(today);
        return TitledView.row("board-steps", until, button("desk.hold.certify", "button", () -> {
            if (until.getValue() == null) {
                until.setInvalid(true);
                until.focus();
            } else {
                done.accept(resultMessage(holds.certify(hold.id(), until.getValue(), visitor.actor())));
            }
        }));
    }

    private Component lift(Hold hold) {
        String draft = "lift:" + hold.id();
        var why = FormDrafts.keep(draft, new TextField(I18n.text("desk.hold.lift.why")));
        why.setMaxLength(MOST_WORDS);
        return TitledView.row("board-steps", why, button("desk.hold.lift", "button button-quiet", () -> {
            if (checkFilled(why.getValue().isBlank(), () -> why.setInvalid(true))) {
                fresh.before(StaffNavigation.accountArrangements(account), Map.of("hold", hold.id().value()), () -> {
                    FormDrafts.discard(draft);
                    done.accept(resultMessage(holds.lift(hold.id(), why.getValue(), visitor.actor())));
                });
            }
        }));
    }

    private Component place() {
        var kind = new Select<Hold.Kind>();
        kind.setLabel(I18n.text("desk.hold.kind"));
        kind.setItems(Hold.Kind.values());
        kind.setItemLabelGenerator(each -> I18n.text("hold", each));
        kind.setValue(Hold.Kind.MEDICAL);
        String draft = "hold:" + account;
        var why = FormDrafts.keep(draft, new TextArea(I18n.text("desk.hold.why.label")));
        why.setMaxLength(MOST_WORDS);
        var until = new DatePicker(I18n.text("desk.hold.until.label"));
        until.setLocale(I18n.locale());
        until.setHelperText(I18n.text("desk.hold.until.hint"));
        var body = new Div(new H3(I18n.text("desk.hold.place")), kind, why, until, button("desk.hold.place", "button", () -> {
            if (checkFilled(why.getValue().isBlank(), () -> why.setInvalid(true))) {
                FormDrafts.discard(draft);
                Holds.HoldClaim claim = Holds.HoldClaim.of(kind.getValue(), why.getValue());
                done.accept(resultMessage(holds.place("desk:" + form, account,
                        Optional.ofNullable(until.getValue()).map(claim::until).orElse(claim), visitor.actor())));
            }
        }));
        body.addClassNames("hold", "inline-form");
        return body;
    }

    private static boolean checkFilled(boolean missing, Runnable mark) {
        if (missing) {
            mark.run();
        }
        return !missing;
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(I18n.text(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private static Component resultMessage(Holds.HoldResult answer) {
        return switch (answer) {
            case Holds.HoldResult.Held held ->
                    new Callout(StatusChip.Tone.GOOD, I18n.text("desk.hold.done", I18n.text("hold", held.hold().kind())));
            case Holds.HoldResult.AlreadyHeld _ -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.hold.already"));
            case Holds.HoldResult.NotPossible not -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.hold.not", not.refusal()));
        };
    }
}
