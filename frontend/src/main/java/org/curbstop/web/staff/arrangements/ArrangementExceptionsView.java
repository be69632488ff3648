package org.curbstop.web.staff.arrangements;

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
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.identity.UserRole;
import org.curbstop.web.arrangements.ArrangementNavigation;
import org.curbstop.web.arrangements.TermsComparison;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/**
 * Exception requests with both sides' terms side by side, for a supervisor to approve or deny; and confirmation letters that have not been
 * sent yet.
 */
@Route(value = StaffNavigation.ARRANGEMENTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class ArrangementExceptionsView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Arrangements arrangements;
    private final ArrangementExceptions exceptions;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();

    ArrangementExceptionsView(ViewUser visitor, Accounts accounts, Arrangements arrangements, ArrangementExceptions asking, Clock clock,
            FreshSignIn fresh) {
        super("desk.plans");
        this.visitor = visitor;
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.exceptions = asking;
        this.clock = clock;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.ARRANGEMENTS, statusMessage, typed -> { });
    }

    private void draw() {
        clear();
        add(statusMessage);
        addEach(exceptions.listWaiting(SHOWN, visitor.actor()), "desk.plans.none", this::panel);
        List<Arrangement> letters = arrangements.listUnsentConfirmations(visitor.actor());
        if (!letters.isEmpty()) {
            add(titledCard("desk.letters", paragraph("desk.letters.more"), letters(letters)));
        }
    }

    private Component panel(ArrangementExceptionRequest request) {
        Account account = accounts.find(request.account()).orElseThrow();
        var card = card(
                new H2(PortalLinks.to(StaffNavigation.account(account.id()),
                        accounts.findPerson(account.holder()).map(Person::name).orElse("") + " · " + account.premise().address().street())),
                paragraph("desk.plans.asked", I18n.dateTime(request.at(), clock.getZone()), I18n.text("channel", request.from().channel())),
                paragraph("desk.plans.answer-by", I18n.date(request.answerBy())),
                new StatusChip(StatusChip.Tone.WARN,
                        I18n.text("desk.plans.breaks", ArrangementMessages.in(visitor.language()).rule(request.by()))),
                new TermsComparison("desk.plans.customer", request.asked(), request.offered()));
        if (!request.said().isEmpty()) {
            card.add(paragraph("desk.plans.said", request.said()));
        }
        card.add(visitor.signedIn().hasRole(UserRole.SUPERVISOR) ? decision(request) : paragraph("desk.supervisor"));
        return card;
    }

    private Component decision(ArrangementExceptionRequest request) {
        String draft = "plan:" + request.id();
        var why = FormDrafts.keep(draft, new TextArea(I18n.text("desk.plans.why")));
        why.setHelperText(I18n.text("desk.plans.why.hint"));
        why.setMaxLength(2_000);
        var grant = new Button(I18n.text("desk.plans.grant"),
                pressed -> fresh.before(StaffNavigation.ARRANGEMENTS, Map.of("request", request.id().value()),
                () -> done(exceptions.approve(request.id(), visitor.actor()).isPresent(), "desk.plans.granted")));
        grant.addClassName("button");
        var decline = new Button(I18n.text("desk.plans.decline"), pressed -> {
            boolean said = !why.getValue().isBlank();
            why.setErrorMessage(I18n.text("desk.plans.why.error"));
            why.setInvalid(!said);
            if (said) {
                FormDrafts.discard(draft);
                done(exceptions.decline(request.id(), why.getValue(), visitor.actor()), "desk.plans.declined");
            } else {
                why.focus();
            }
        });
        decline.addClassNames("button", "button-quiet");
        return new Div(row("ways", grant), row("inline-form", why, decline));
    }

    private void done(boolean done, String key) {
        statusMessage.show(
                done ? new Callout(StatusChip.Tone.GOOD, I18n.text(key)) : new Callout(StatusChip.Tone.WARN, I18n.text("desk.plans.late")));
        draw();
    }

    /** The deadline of the letter: an arrangement that is not confirmed in time binds the utility and not the customer. */
    private Component letters(List<Arrangement> owed) {
        var table = new ResponsiveTable("desk.letters", "staff.holder", "desk.letters.due", "desk.letters.letter", "desk.letters.sent");
        owed.forEach(plan -> {
            var sent = new Button(I18n.text("desk.letters.mark"), pressed -> {
                arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, visitor.signedIn().login().subject(),
                        visitor.actor());
                draw();
            });
            sent.addClassNames("button", "button-quiet", "button-small");
            table.row(
                    new Paragraph(PortalLinks.to(StaffNavigation.accountArrangements(plan.account()),
                            accounts.find(plan.account()).flatMap(account -> accounts.findPerson(account.holder())).map(Person::name)
                                    .orElse(""))),
                    plan.confirmation().dueBy().map(I18n::date).orElse(""),
                    PortalLinks.external(ArrangementNavigation.letter(plan.id(), plan.agreed().language()), I18n.text("desk.proof.print")),
                    sent);
        });
        return table;
    }
}
