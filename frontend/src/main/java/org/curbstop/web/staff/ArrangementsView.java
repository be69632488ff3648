package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.StaffRequest;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.time.BothPositions;
import org.curbstop.web.time.TimeNavigation;

/** Terms outside the rules, with both positions side by side, for a supervisor to grant or decline; and letters that have still to go out. */
@Route(value = StaffNavigation.ARRANGEMENTS, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class ArrangementsView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final Visitor visitor;
    private final Accounts accounts;
    private final Arrangements arrangements;
    private final AskingStaff asking;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final Told told = new Told();

    ArrangementsView(Visitor visitor, Accounts accounts, Arrangements arrangements, AskingStaff asking, Clock clock, FreshSignIn fresh) {
        super("desk.plans");
        this.visitor = visitor;
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.asking = asking;
        this.clock = clock;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.ARRANGEMENTS, told, typed -> { });
    }

    private void draw() {
        clear();
        add(told);
        addEach(asking.waiting(SHOWN, visitor.asker()), "desk.plans.none", this::panel);
        List<Arrangement> letters = arrangements.lettersOwed(visitor.asker());
        if (!letters.isEmpty()) {
            add(titled("desk.letters", words("desk.letters.more"), letters(letters)));
        }
    }

    private Component panel(StaffRequest request) {
        Account account = accounts.find(request.account()).orElseThrow();
        var card = card(new H2(Links.to(StaffNavigation.account(account.id()), accounts.person(account.holder()).map(Person::name).orElse("") + " · " + account.premise().address().street())),
                words("desk.plans.asked", Say.time(request.at(), clock.getZone()), Say.words("channel", request.from().channel())),
                words("desk.plans.answer-by", Say.date(request.answerBy())),
                new Chip(Chip.Tone.WARN, Say.words("desk.plans.breaks", ArrangementWords.in(visitor.language()).rule(request.by()))),
                new BothPositions("desk.plans.customer", request.asked(), request.offered()));
        if (!request.said().isEmpty()) {
            card.add(words("desk.plans.said", request.said()));
        }
        card.add(visitor.who().is(Role.SUPERVISOR) ? decision(request) : words("desk.supervisor"));
        return card;
    }

    private Component decision(StaffRequest request) {
        String draft = "plan:" + request.id();
        var why = Drafts.keep(draft, new TextArea(Say.words("desk.plans.why")));
        why.setHelperText(Say.words("desk.plans.why.hint"));
        why.setMaxLength(2_000);
        var grant = new Button(Say.words("desk.plans.grant"), pressed -> fresh.before(StaffNavigation.ARRANGEMENTS, Map.of("request", request.id().value()),
                () -> done(asking.approve(request.id(), visitor.asker()).isPresent(), "desk.plans.granted")));
        grant.addClassName("button");
        var decline = new Button(Say.words("desk.plans.decline"), pressed -> {
            boolean said = !why.getValue().isBlank();
            why.setErrorMessage(Say.words("desk.plans.why.error"));
            why.setInvalid(!said);
            if (said) {
                Drafts.saved(draft);
                done(asking.decline(request.id(), why.getValue(), visitor.asker()), "desk.plans.declined");
            } else {
                why.focus();
            }
        });
        decline.addClassNames("button", "button-quiet");
        return new Div(row("ways", grant), row("inline-form", why, decline));
    }

    private void done(boolean done, String key) {
        told.say(done ? new Callout(Chip.Tone.GOOD, Say.words(key)) : new Callout(Chip.Tone.WARN, Say.words("desk.plans.late")));
        draw();
    }

    /** The clock of the letter runs: a plan that is not confirmed in time binds the utility and not the customer. */
    private Component letters(List<Arrangement> owed) {
        var table = new Table("desk.letters", "staff.holder", "desk.letters.due", "desk.letters.letter", "desk.letters.sent");
        owed.forEach(plan -> {
            var sent = new Button(Say.words("desk.letters.mark"), pressed -> {
                arrangements.confirmed(plan.id(), Arrangement.Way.LETTER, visitor.who().login().subject(), visitor.asker());
                draw();
            });
            sent.addClassNames("button", "button-quiet", "button-small");
            table.row(new Paragraph(Links.to(StaffNavigation.time(plan.account()), accounts.find(plan.account()).flatMap(account -> accounts.person(account.holder())).map(Person::name).orElse(""))),
                    plan.confirmation().dueBy().map(Say::date).orElse(""),
                    Links.out(TimeNavigation.letter(plan.id(), plan.agreed().language()), Say.words("desk.proof.print")), sent);
        });
        return table;
    }
}
