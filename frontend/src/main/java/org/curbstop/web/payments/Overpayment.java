package org.curbstop.web.payments;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** The part of a payment that exceeds the amount owed and stays as credit; confirmed explicitly, because it may be a typing error. */
record Overpayment(List<AccountOverpayment> parts) {

    /** @param owed zero if the account has a credit already */
    record AccountOverpayment(AccountId account, Money owed, Money paid) {

        Money credit() {
            return paid.minus(owed);
        }
    }

    /** @param balance empty if unknown, in which case no overpayment can be detected */
    static Overpayment of(List<Allocation> allocations, Function<AccountId, Optional<Money>> balance) {
        return new Overpayment(allocations.stream()
                .flatMap(each -> balance.apply(each.account())
                        .map(owed -> new AccountOverpayment(each.account(), owed.max(each.amount().zero()), each.amount())).stream())
                .filter(part -> part.credit().isPositive())
                .toList());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    ConfirmationPanel confirmation(Function<AccountId, String> street) {
        AccountOverpayment first = parts.getFirst();
        if (parts.size() == 1) {
            return new ConfirmationPanel(first.owed().isPositive()
                    ? I18n.text("pay.over", I18n.money(first.owed()), I18n.money(first.paid()), I18n.money(first.credit()))
                    : I18n.text("pay.over.nothing", I18n.money(first.paid()))).append(TitledView.paragraph("pay.over.more"));
        }
        var review = new ConfirmationPanel(I18n.text("pay.over.several"));
        parts.forEach(part -> review.fact("pay.over.part", I18n.text(
                "pay.over.credit", street.apply(part.account()), I18n.money(part.owed()), I18n.money(part.paid()),
                I18n.money(part.credit()))));
        return review.append(TitledView.paragraph("pay.over.more"));
    }
}
