package org.curbstop.web.help;

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
import org.curbstop.assistance.Finding;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.Screening;
import org.curbstop.assistance.Verdict;
import org.curbstop.billing.Bills;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Say;
import org.curbstop.web.home.RequestList;
import org.curbstop.web.home.UnderWay;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** Help with paying: what one asked for already, the questions, and what fits with its reasons. The answers stay on the page. */
@Route(value = HelpNavigation.PATH, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class HelpView extends AccountPage {

    private final Screening screening;
    private final Bills bills;
    private final Asking asking;
    private final HelpUnderWay before;
    private final Utility utility;
    /** Names this form: pressing twice is one request. */
    private final String form = UUID.randomUUID().toString();
    private final Div answer = new Div();

    HelpView(Visitor visitor, Accounts accounts, Screening screening, Bills bills, Asking asking, HelpUnderWay before, Utility utility) {
        super(visitor, accounts, "help.title");
        this.screening = screening;
        this.bills = bills;
        this.asking = asking;
        this.before = before;
        this.utility = utility;
        answer.addClassName("stack");
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        answer.removeAll();
        var standing = bills.owed(account.id()).filter(owed -> owed.pastDue().isPositive()).isPresent() ? HouseholdForm.Bill.BEHIND : HouseholdForm.Bill.FINE;
        List<UnderWay.Line> asked = before.of(account);
        if (!asked.isEmpty()) {
            add(titled("help.asked", RequestList.of(asked)));
        }
        add(titled("help.questions", words("help.private"),
                new HouseholdForm(utility.currency(), standing, household -> answer(account, household))), answer);
    }

    private void answer(Account account, Household household) {
        answer.removeAll();
        List<Finding> findings = screening.of(household, account);
        var heading = new H2(Say.words("help.answer", count(findings, Verdict.YES), count(findings, Verdict.MAYBE)));
        heading.getElement().setAttribute("tabindex", "-1");
        answer.add(heading);
        for (Finding finding : findings) {
            if (finding.verdict() != Verdict.NO) {
                answer.add(new FindingCard(finding, asking.ways(form, finding, account, household, () -> consent(finding, account, household))));
            }
        }
        List<Finding> unfit = findings.stream().filter(finding -> finding.verdict() == Verdict.NO).toList();
        if (!unfit.isEmpty()) {
            answer.add(card(FindingCard.unfit(unfit)));
        }
        answer.add(other());
        heading.getElement().executeJs("this.focus({preventScroll: true}); this.scrollIntoView({block: 'start'})");
    }

    private void consent(Finding finding, Account account, Household household) {
        answer.removeAll();
        answer.add(asking.consent(form, finding, account, household, () -> answer(account, household), told -> answer.addComponentAsFirst(told)));
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /** What is beyond our list. */
    private static Component other() {
        return card(span(Say.words("help.other"), "strong"), words("help.other.more"));
    }
}
