package org.curbstop.web.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.common.Actor;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.payments.PaymentNavigation;

/** Payment arrangement of an account: the active one, a pending request to staff, or an offer with its reasons. */
@Route(value = ArrangementNavigation.ARRANGEMENTS, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class ArrangementView extends AccountScopedView {

    private final ArrangementViewContext context;

    ArrangementView(ViewUser visitor, Accounts accounts, ArrangementViewContext time) {
        super(visitor, accounts, "time.title");
        this.context = time;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        Actor who = visitor().actor();
        Optional<Arrangement> running = context.arrangements().findRunning(account.id(), who);
        List<ArrangementExceptionRequest> requests = context.exceptions().list(account.id(), who);
        Optional<ArrangementExceptionRequest> waiting = requests.stream()
                .filter(each -> each.state() instanceof ArrangementExceptionRequest.State.Waiting).findFirst();
        boolean anew = entering.getLocation().getQueryParameters().getSingleParameter(ArrangementNavigation.NEW_PLAN).isPresent();
        if (context.disconnections().findOpen(account.id(), who).isPresent()) {
            add(new Paragraph(PortalLinks.to(ArrangementNavigation.notice(account.id()), I18n.text("time.notice"))));
        }
        waiting.ifPresent(request -> add(TermsComparison.pendingRequest(request)));
        declined(requests).filter(any -> waiting.isEmpty()).ifPresent(request -> add(new Callout(
                StatusChip.Tone.WARN, I18n.text("time.declined"),
                paragraph("time.declined.more", I18n.date(request.at(), context.zone())))));
        if (running.isPresent() && !anew) {
            add(plan(account, running.get()));
        } else if (waiting.isEmpty()) {
            add(offer(account, who));
        }
        PastArrangementsTable.of(context.arrangements().list(account.id(), who), visitor().language()).ifPresent(this::add);
    }

    /** Returns the last decision of staff, if it was a refusal. */
    private static Optional<ArrangementExceptionRequest> declined(List<ArrangementExceptionRequest> requests) {
        return requests.isEmpty() ? Optional.empty()
                : Optional.of(requests.getLast()).filter(last -> last.state() instanceof ArrangementExceptionRequest.State.Declined);
    }

    private Component[] offer(Account account, Actor who) {
        return switch (context.arrangements().offer(account.id(), who)) {
            case ArrangementOffer.Granted granted -> new Component[] {new ArrangementOfferPanel(account.id(), granted, context, visitor())};
            case ArrangementOffer.Countered countered ->
                    new Component[] {new ArrangementRefusalPanel(account, countered.by(), List.of(), countered.why(), context, visitor())};
            case ArrangementOffer.Refused refused -> new Component[] {
                    new ArrangementRefusalPanel(account, refused.by(), refused.rights(), refused.why(), context, visitor())};
        };
    }

    private Component[] plan(Account account, Arrangement running) {
        var top = row("owed");
        running.nextInstallment().ifPresent(next -> {
            boolean late = next.due().isBefore(context.today());
            var label = styled(paragraph(late ? "time.next.late" : "time.next"), "owed-label");
            var when = styled(paragraph(late ? "home.was-due" : "home.due", I18n.date(next.due())), "owed-due");
            var pay = PortalLinks.button(PaymentNavigation.pay(account.id(), next.amount()),
                    I18n.text("time.pay", I18n.money(next.amount())));
            pay.addClassName("button-large");
            top.add(label, span(I18n.money(next.amount()), "owed-amount"), when, pay);
        });
        var facts = titledCard("time.plan",
                paragraph("time.plan.of", I18n.money(running.schedule().total()), I18n.money(running.remaining())));
        facts.add(paragraph("time.reference", ReferenceNumber.grouped(running.reference())), PlanTimeline.of(running, context.today()),
                letter(running), paragraph("time.plan.kept"), row("ways",
                outside(ArrangementNavigation.letter(running.id(), visitor().language()), "time.letter.open"),
                outside(ArrangementNavigation.letterPdf(running.id(), visitor().language()), "time.letter.paper"),
                PortalLinks.quietButton(ArrangementNavigation.newPlan(account.id()), I18n.text("time.anew"))));
        return new Component[] {top, facts};
    }

    private static Component outside(String path, String key) {
        return styled(PortalLinks.external(path, I18n.text(key)), "button", "button-quiet");
    }

    /** Shows whether the arrangement is confirmed in writing. Until then it is in force, but a breach may not count. */
    private Component letter(Arrangement running) {
        Arrangement.ConfirmationLetter confirmation = running.confirmation();
        return confirmation.sent()
                .<Component>map(sent -> new StatusChip(StatusChip.Tone.GOOD,
                        I18n.text("time.letter.sent", I18n.date(sent.day()), I18n.text("time.way", sent.way()))))
                .orElseGet(() -> confirmation.dueBy()
                        .<Component>map(day -> new StatusChip(StatusChip.Tone.WAIT, I18n.text("time.letter.due", I18n.date(day))))
                        .orElseGet(() -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("time.letter.none"))));
    }
}
