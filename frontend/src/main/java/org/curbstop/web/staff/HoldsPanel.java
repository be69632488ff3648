package org.curbstop.web.staff;

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
import org.curbstop.arrangements.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.Visitor;

/** Holds of one account: who placed each, why, until when; placed, certified and lifted by a person who says why. */
final class HoldsPanel extends Div {

    private static final int MOST_WORDS = 1_000;

    private final AccountId account;
    private final Holds holds;
    private final Visitor visitor;
    private final FreshSignIn fresh;
    private final Consumer<Component> done;
    private final String form = UUID.randomUUID().toString();

    HoldsPanel(AccountId account, Holds holds, Visitor visitor, FreshSignIn fresh, LocalDate today, Consumer<Component> done) {
        this.account = account;
        this.holds = holds;
        this.visitor = visitor;
        this.fresh = fresh;
        this.done = done;
        addClassName("card");
        add(new H2(Say.words("desk.holds")));
        var all = holds.history(account, visitor.asker()).stream().sorted(Comparator.comparing((Hold hold) -> !hold.isOpen())).toList();
        if (all.isEmpty()) {
            add(Page.words("desk.holds.none"));
        }
        all.forEach(hold -> add(row(hold, today)));
        add(place());
    }

    private Component row(Hold hold, LocalDate today) {
        var box = new Div(new H3(Say.words("hold", hold.kind())), state(hold), Page.words("desk.hold.placed",
                        placedBy(hold), Say.date(hold.placed().day()), Say.words("channel", hold.placed().channel())),
                Page.words(hold.until().equals(Hold.NO_END) ? "desk.hold.open" : "desk.hold.until", Say.date(hold.until())));
        box.addClassName("hold");
        if (!hold.why().isEmpty()) {
            box.add(Page.words("desk.hold.why", hold.why()));
        }
        if (hold.state() instanceof Hold.State.Lifted lifted) {
            box.add(Page.words("desk.hold.lifted", lifted.by(), lifted.why()));
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
        return hold.placed().by().equals(hold.placed().channel().name()) ? Say.words("desk.hold.customer") : hold.placed().by();
    }

    private static Chip state(Hold hold) {
        return switch (hold.state()) {
            case Hold.State.Claimed _ -> new Chip(Chip.Tone.WARN, Say.words("hold.state.claimed", Say.date(hold.until())));
            case Hold.State.Standing _ -> new Chip(Chip.Tone.GOOD, Say.words("hold.state.standing"));
            case Hold.State.Lifted _ -> new Chip(Chip.Tone.PLAIN, Say.words("hold.state.lifted"));
            case Hold.State.Lapsed _ -> new Chip(Chip.Tone.PLAIN, Say.words("hold.state.lapsed"));
        };
    }

    /** The second step: the certificate has come in writing. */
    private Component certify(Hold hold, LocalDate today) {
        var until = new DatePicker(Say.words("desk.hold.certified-until"));
        until.setLocale(Say.locale());
        until.setMin(today);
        return Page.row("board-steps", until, button("desk.hold.certify", "button", () -> {
            if (until.getValue() == null) {
                until.setInvalid(true);
                until.focus();
            } else {
                done.accept(told(holds.certify(hold.id(), until.getValue(), visitor.asker())));
            }
        }));
    }

    private Component lift(Hold hold) {
        String draft = "lift:" + hold.id();
        var why = Drafts.keep(draft, new TextField(Say.words("desk.hold.lift.why")));
        why.setMaxLength(MOST_WORDS);
        return Page.row("board-steps", why, button("desk.hold.lift", "button button-quiet", () -> {
            if (said(why.getValue().isBlank(), () -> why.setInvalid(true))) {
                fresh.before(StaffNavigation.time(account), Map.of("hold", hold.id().value()), () -> {
                    Drafts.saved(draft);
                    done.accept(told(holds.lift(hold.id(), why.getValue(), visitor.asker())));
                });
            }
        }));
    }

    private Component place() {
        var kind = new Select<Hold.Kind>();
        kind.setLabel(Say.words("desk.hold.kind"));
        kind.setItems(Hold.Kind.values());
        kind.setItemLabelGenerator(each -> Say.words("hold", each));
        kind.setValue(Hold.Kind.MEDICAL);
        String draft = "hold:" + account;
        var why = Drafts.keep(draft, new TextArea(Say.words("desk.hold.why.label")));
        why.setMaxLength(MOST_WORDS);
        var until = new DatePicker(Say.words("desk.hold.until.label"));
        until.setLocale(Say.locale());
        until.setHelperText(Say.words("desk.hold.until.hint"));
        var body = new Div(new H3(Say.words("desk.hold.place")), kind, why, until, button("desk.hold.place", "button", () -> {
            if (said(why.getValue().isBlank(), () -> why.setInvalid(true))) {
                Drafts.saved(draft);
                Holds.Claim claim = Holds.Claim.of(kind.getValue(), why.getValue());
                done.accept(told(holds.place("desk:" + form, account, Optional.ofNullable(until.getValue()).map(claim::until).orElse(claim), visitor.asker())));
            }
        }));
        body.addClassNames("hold", "inline-form");
        return body;
    }

    private static boolean said(boolean missing, Runnable mark) {
        if (missing) {
            mark.run();
        }
        return !missing;
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(Say.words(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private static Component told(Holds.Answer answer) {
        return switch (answer) {
            case Holds.Answer.Held held -> new Callout(Chip.Tone.GOOD, Say.words("desk.hold.done", Say.words("hold", held.hold().kind())));
            case Holds.Answer.AlreadyHeld _ -> new Callout(Chip.Tone.WARN, Say.words("desk.hold.already"));
            case Holds.Answer.NotPossible not -> new Callout(Chip.Tone.WARN, Say.words("desk.hold.not", not.why()));
        };
    }
}
