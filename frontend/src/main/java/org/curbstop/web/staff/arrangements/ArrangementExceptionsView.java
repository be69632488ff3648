package org.curbstop.web.staff.arrangements;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.identity.UserRole;
import org.curbstop.web.arrangements.ArrangementNavigation;
import org.curbstop.web.arrangements.TermsComparison;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * Exception requests with both sides' terms side by side, for a supervisor to approve or deny; and confirmation letters that have not been
 * sent yet.
 */
@Route(value = StaffNavigation.ARRANGEMENTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class ArrangementExceptionsView extends StaffView {

    private static final int SHOWN = 50;

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final ArrangementExceptions exceptions;

    ArrangementExceptionsView(ViewUser user, FreshSignIn fresh, Accounts accounts, Arrangements arrangements,
            ArrangementExceptions exceptions) {
        super("desk.plans", user, fresh);
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.exceptions = exceptions;
    }

    @Override
    protected void draw() {
        addEach(exceptions.listWaiting(SHOWN, actor()), "desk.plans.none", this::panel);
        List<Arrangement> letters = arrangements.listUnsentConfirmations(actor());
        if (!letters.isEmpty()) {
            add(titledCard("desk.letters", paragraph("desk.letters.more"), letters(letters)));
        }
    }

    private Component panel(ArrangementExceptionRequest request) {
        Account account = accounts.find(request.account()).orElseThrow();
        var card = card(
                new H2(PortalLinks.to(StaffNavigation.account(account.id()),
                        accounts.holderName(account) + " · " + account.premise().address().street())),
                paragraph("desk.plans.asked", I18n.dateTime(request.at(), user().zone()), I18n.text("channel", request.from().channel())),
                paragraph("desk.plans.answer-by", I18n.date(request.answerBy())),
                new StatusChip(StatusChip.Tone.WARN,
                        I18n.text("desk.plans.breaks", ArrangementMessages.in(user().language()).rule(request.by()))),
                new TermsComparison("desk.plans.customer", request.asked(), request.offered()));
        if (!request.said().isEmpty()) {
            card.add(paragraph("desk.plans.said", request.said()));
        }
        card.add(user().signedIn().hasRole(UserRole.SUPERVISOR) ? decision(request) : paragraph("desk.supervisor"));
        return card;
    }

    private Component decision(ArrangementExceptionRequest request) {
        String draft = "plan:" + request.id();
        var why = FormDrafts.keep(draft, new TextArea(I18n.text("desk.plans.why")));
        why.setHelperText(I18n.text("desk.plans.why.hint"));
        why.setMaxLength(2_000);
        var form = new FormBinder();
        form.require(why, "desk.plans.why.error");
        return new Div(
                row("ways", button("desk.plans.grant", "button", () -> requireFreshSignIn(Map.of("request", request.id().value()),
                        () -> answered(exceptions.approve(request.id(), actor()).isPresent(), draft, "desk.plans.granted")))),
                row("inline-form", why, form.submit("desk.plans.decline", "button-quiet", () -> answered(
                        exceptions.decline(request.id(), why.getValue(), actor()), draft, "desk.plans.declined"))));
    }

    private void answered(boolean done, String draft, String key) {
        FormDrafts.discard(draft);
        showResult(done ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, done ? key : "desk.plans.late");
    }

    /** Lists the letters with their deadlines: an arrangement that is not confirmed in time binds the utility and not the customer. */
    private Component letters(List<Arrangement> owed) {
        return ResponsiveTable.of("desk.letters", owed, List.of(
                column("staff.holder", plan -> PortalLinks.to(StaffNavigation.accountArrangements(plan.account()),
                        accounts.find(plan.account()).map(accounts::holderName).orElse(""))),
                column("desk.letters.due", plan -> plan.confirmation().dueBy().map(I18n::date).orElse("")),
                column("desk.letters.letter", plan -> PortalLinks.external(
                        ArrangementNavigation.letter(plan.id(), plan.agreed().language()), I18n.text("desk.proof.print"))),
                column("desk.letters.sent", plan -> button("desk.letters.mark", "button button-quiet button-small", () -> {
                    arrangements.recordConfirmation(plan.id(), Arrangement.DeliveryMethod.LETTER, user().signedIn().login().subject(),
                            actor());
                    showResult(StatusChip.Tone.GOOD, "desk.done");
                }))));
    }
}
