package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.billing.AmountOwed;
import org.curbstop.cases.CreditReturns;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.web.bills.BillsNavigation;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.payments.PaymentNavigation;

/** Panel with the amount to pay, its due date and one button: the balance, or the next installment of a running payment plan. */
@org.springframework.stereotype.Component
record OwedPanel(Arrangements arrangements, CreditReturns credits, ViewUser visitor, Clock clock) {

    private static final String TIME_TO_PAY = "my/time";

    /** @param owed empty if the balance is unknown */
    Component create(Account account, Optional<AmountOwed> owed) {
        if (owed.isEmpty()) {
            return unknown(account);
        }
        Optional<Arrangement> plan = owed.get().total().isPositive() ? arrangements.findRunning(account.id(), visitor.actor())
                : Optional.empty();
        Div panel = plan.flatMap(running -> running.nextInstallment().map(next -> installment(account, owed.get(), running, next)))
                .orElseGet(() -> balance(account, owed.get()));
        owed.get().latest()
                .ifPresent(bill -> panel.add(new Paragraph(PortalLinks.to(BillsNavigation.why(bill.id()), I18n.text("bill.why")))));
        return panel;
    }

    /** Shows that the balance is unknown, rather than zero, and lets a customer who has an older bill pay it. */
    private static Component unknown(Account account) {
        var panel = TitledView.styled(new Div(), "owed");
        panel.add(label("home.unknown"), TitledView.paragraph("home.unknown.more"),
                PortalLinks.button(PaymentNavigation.pay(account.id()), I18n.text("home.unknown.pay")));
        return panel;
    }

    private Div balance(Account account, AmountOwed owed) {
        Div panel = amount(owed.total().isNegative() ? "home.credit" : "home.owed",
                owed.total().isNegative() ? owed.total().negated() : owed.total());
        pastDue(panel, owed.pastDue());
        owed.due().ifPresent(due -> panel.add(due(
                owed.pastDue().equals(owed.total()) && owed.total().isPositive() ? "home.was-due" : "home.due", due)));
        outdated(panel, owed);
        if (owed.total().isPositive()) {
            panel.add(largeButton(PaymentNavigation.pay(account.id())));
            if (owed.pastDue().isPositive()) {
                panel.add(new Paragraph(PortalLinks.to(timeToPay(account), I18n.text("home.more-time"))));
            }
        } else {
            panel.add(TitledView.paragraph("home.nothing-owed"));
        }
        if (owed.total().isNegative() && account.isManageableBy(visitor.actor())) {
            panel.add(credit(account, owed.total().negated()));
        }
        return panel;
    }

    /** Returns a button that asks staff to return the credit, or the number of the request that is open. */
    private Div credit(Account account, Money credit) {
        var part = new Div(); // a button alone cannot be replaced by its confirmation
        credits.findOpen(account.id()).map(HandOff::reference).ifPresentOrElse(open -> part.add(asked(open)), () -> {
            var ask = new Div();
            ask.add(TitledView.button("home.credit.ask", "button button-quiet", () -> new ConfirmationPanel(
                    I18n.text("home.credit.question", I18n.money(credit))).append(TitledView.paragraph("home.credit.more"))
                    .showInsteadOf(ask, I18n.text("home.credit.confirm", I18n.money(credit)), false, () -> {
                        credits.request(context(account), account.id());
                        part.removeAll();
                        credits.findOpen(account.id()).map(HandOff::reference).ifPresentOrElse(open -> part.add(asked(open)),
                                () -> part.add(TitledView.paragraph("home.nothing-owed")));
                    })));
            part.add(ask);
        });
        part.getElement().setAttribute("aria-live", "polite");
        return part;
    }

    private static Paragraph asked(String number) {
        return TitledView.paragraph("home.credit.asked", number);
    }

    private HandOffContext context(Account account) {
        return new HandOffContext("portal:" + UUID.randomUUID(), HandOffContext.Kind.HAND_OFF, Channel.PORTAL,
                visitor.person().flatMap(Person::phone), visitor.signedIn().person(), Optional.of(account.id()),
                VerificationLevel.SIGNED_IN, "other", List.of(), List.of(), visitor.language(), Optional.empty());
    }

    /** Shows what to pay to keep the plan. Only an amount outside the plan is past due. */
    private Div installment(Account account, AmountOwed owed, Arrangement plan, Installment next) {
        Div panel = amount("home.plan.next", next.amount());
        panel.add(due(next.due().isBefore(LocalDate.now(clock)) ? "home.was-due" : "home.due", next.due()));
        pastDue(panel, owed.pastDue().minus(plan.remaining()));
        outdated(panel, owed);
        panel.add(largeButton(PaymentNavigation.pay(account.id(), next.amount())));
        Money rest = owed.total().minus(plan.remaining());
        panel.add(rest.isPositive()
                ? TitledView.paragraph("home.plan.rest", I18n.money(owed.total()), I18n.money(plan.remaining()), I18n.money(rest))
                : TitledView.paragraph("home.plan.all", I18n.money(owed.total())),
                new Paragraph(PortalLinks.to(timeToPay(account), I18n.text("home.plan.show"))));
        return panel;
    }

    private static Div amount(String labelKey, Money amount) {
        return TitledView.styled(new Div(label(labelKey), TitledView.styled(new Paragraph(I18n.money(amount)), "owed-amount")), "owed");
    }

    private static Paragraph label(String key) {
        return TitledView.styled(new Paragraph(I18n.text(key)), "owed-label");
    }

    private static Paragraph due(String key, LocalDate day) {
        return TitledView.styled(new Paragraph(I18n.text(key, I18n.date(day))), "owed-due");
    }

    private static void pastDue(Div panel, Money amount) {
        if (amount.isPositive()) {
            panel.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("home.past-due", I18n.money(amount))));
        }
    }

    private static void outdated(Div panel, AmountOwed owed) {
        owed.staleSince().ifPresent(day -> panel.add(TitledView.paragraph("home.outdated", I18n.date(day))));
    }

    private static String timeToPay(Account account) {
        return TIME_TO_PAY + "?" + ViewUser.ACCOUNT + "=" + account.id();
    }

    private static Component largeButton(String path) {
        return TitledView.styled(PortalLinks.button(path, I18n.text("home.pay")), "button-large");
    }
}
