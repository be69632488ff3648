package org.curbstop.web.staff.accounts;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.payments.actions.RefundingAPayment;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Card with the card payments of an account; supervisors can refund them. */
@org.springframework.stereotype.Component
record AccountPaymentsCard(Payments payments, RefundingAPayment refunding) {

    private static final int SHOWN = 20;

    Component create(Account account, ViewUser user) {
        List<Payment> made = payments.list(account.id(), SHOWN).stream().filter(payment -> payment.outcome().movesMoney()).toList();
        boolean supervisor = user.signedIn().hasRole(UserRole.SUPERVISOR);
        return TitledView.tableCard("staff.payments", "staff.payments.none", made,
                column("payments.when", payment -> I18n.dateTime(payment.confirmedAt(), user.zone())),
                column("desk.refund.number", payment -> ReferenceNumber.grouped(payment.codes().number())),
                column("payments.what", payment -> status(payment, account, supervisor)),
                column("#bill.amount", payment -> I18n.money(paid(payment, account))));
    }

    private Component status(Payment payment, Account account, boolean supervisor) {
        var status = new Div(new Span(I18n.text("payment.outcome", payment.outcome())));
        Money refunded = payment.refundedTo(account.id());
        if (refunded.isPositive() && payment.outcome() != PaymentOutcome.REFUNDED) {
            status.add(TitledView.paragraph("desk.refund.so-far", I18n.money(refunded)));
        }
        if (supervisor && !refunding.refundable(payment).isEmpty()) {
            status.add(new Paragraph(PortalLinks.to(StaffNavigation.refund(account.id(), payment.id()),
                    I18n.text("desk.refund.open", ReferenceNumber.grouped(payment.codes().number())))));
        }
        return status;
    }

    /** Returns the part of the payment that went to this account. */
    private static Money paid(Payment payment, Account account) {
        return payment.order().allocations().stream().filter(part -> part.account().equals(account.id())).map(Allocation::amount)
                .reduce(payment.fee().zero(), Money::plus);
    }
}
