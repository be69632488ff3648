package org.curbstop.web.pay;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Review;
import org.curbstop.web.components.Say;

/** What of a payment is more than is owed and would stay as credit: asked about by name, since a slip of the finger looks the same. */
record Overpayment(List<Part> parts) {

    /** @param owed nothing where the account has a credit already */
    record Part(AccountId account, Money owed, Money paid) {

        Money credit() {
            return paid.minus(owed);
        }
    }

    /** @param balance empty where none is known: then nobody can say that it is too much */
    static Overpayment of(List<Allocation> allocations, Function<AccountId, Optional<Money>> balance) {
        return new Overpayment(allocations.stream()
                .flatMap(each -> balance.apply(each.account()).map(owed -> new Part(each.account(), owed.max(each.amount().zero()), each.amount())).stream())
                .filter(part -> part.credit().isPositive())
                .toList());
    }

    boolean isNone() {
        return parts.isEmpty();
    }

    Review review(Function<AccountId, String> street) {
        Part first = parts.getFirst();
        if (parts.size() == 1) {
            return new Review(first.owed().isPositive()
                    ? Say.words("pay.over", Say.money(first.owed()), Say.money(first.paid()), Say.money(first.credit()))
                    : Say.words("pay.over.nothing", Say.money(first.paid()))).beside(Page.words("pay.over.more"));
        }
        var review = new Review(Say.words("pay.over.several"));
        parts.forEach(part -> review.fact("pay.over.part", Say.words(
                "pay.over.credit", street.apply(part.account()), Say.money(part.owed()), Say.money(part.paid()),
                Say.money(part.credit()))));
        return review.beside(Page.words("pay.over.more"));
    }
}
