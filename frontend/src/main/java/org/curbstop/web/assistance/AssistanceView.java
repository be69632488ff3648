package org.curbstop.web.assistance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.screening.EligibilityVerdict;
import org.curbstop.assistance.screening.ProgramEligibility;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.billing.Bills;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.home.RequestStatusList;
import org.curbstop.web.home.RequestStatusProvider;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Assistance overview: earlier requests, the screening questions, and matching programs with reasons. Answers stay on the page. */
@Route(value = AssistanceNavigation.PATH, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class AssistanceView extends AccountScopedView {

    private final Screening screening;
    private final Bills bills;
    private final ReferralOptions referralOptions;
    private final AssistanceStatusProvider statusProvider;
    private final Utility utility;
    /** Idempotency key of this form: pressing twice submits one request. */
    private final String form = UUID.randomUUID().toString();
    private final Div answer = new Div();

    AssistanceView(ViewUser visitor, Accounts accounts, Screening screening, Bills bills, ReferralOptions asking,
            AssistanceStatusProvider before, Utility utility) {
        super(visitor, accounts, "help.title");
        this.screening = screening;
        this.bills = bills;
        this.referralOptions = asking;
        this.statusProvider = before;
        this.utility = utility;
        answer.addClassName("stack");
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        answer.removeAll();
        var billStatus = bills.owed(account.id()).filter(owed -> owed.pastDue().isPositive()).isPresent() ? HouseholdForm.BillStatus.BEHIND
                : HouseholdForm.BillStatus.FINE;
        List<RequestStatusProvider.RequestStatus> requests = statusProvider.list(account);
        if (!requests.isEmpty()) {
            add(titledCard("help.asked", RequestStatusList.of(requests)));
        }
        add(titledCard("help.questions", paragraph("help.private"),
                new HouseholdForm(utility.currency(), billStatus, household -> answer(account, household))), answer);
    }

    private void answer(Account account, Household household) {
        answer.removeAll();
        List<ProgramEligibility> findings = screening.screen(household, account);
        var heading = new H2(I18n.text("help.answer", count(findings, EligibilityVerdict.YES), count(findings, EligibilityVerdict.MAYBE)));
        heading.getElement().setAttribute("tabindex", "-1");
        answer.add(heading);
        for (ProgramEligibility finding : findings) {
            if (finding.verdict() != EligibilityVerdict.NO) {
                answer.add(new EligibilityCard(finding,
                        referralOptions.actions(form, finding, account, household, () -> consent(finding, account, household))));
            }
        }
        List<ProgramEligibility> unfit = findings.stream().filter(finding -> finding.verdict() == EligibilityVerdict.NO).toList();
        if (!unfit.isEmpty()) {
            answer.add(card(EligibilityCard.ineligible(unfit)));
        }
        answer.add(other());
        heading.getElement().executeJs("this.focus({preventScroll: true}); this.scrollIntoView({block: 'start'})");
    }

    private void consent(ProgramEligibility finding, Account account, Household household) {
        answer.removeAll();
        answer.add(referralOptions.consent(form, finding, account, household, () -> answer(account, household),
                message -> answer.addComponentAsFirst(message)));
    }

    private static long count(List<ProgramEligibility> findings, EligibilityVerdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /** Names contacts for help beyond the listed programs. */
    private static Component other() {
        return card(span(I18n.text("help.other"), "strong"), paragraph("help.other.more"));
    }
}
