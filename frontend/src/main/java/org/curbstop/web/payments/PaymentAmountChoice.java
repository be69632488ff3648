package org.curbstop.web.payments;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.binder.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.billing.AmountOwed;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.utility.PaymentLimits;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;

/** Amount to pay for one account: the balance, the past-due amount or another amount; with several accounts, also whether to pay it. */
final class PaymentAmountChoice extends Div {

    private enum AmountOption { ALL, PAST_DUE, OTHER }

    private final AccountId account;
    private final AmountOwed owed;
    private final Checkbox included = new Checkbox();
    private final RadioButtonGroup<AmountOption> how = new RadioButtonGroup<>();
    private final MoneyField other;

    /** @param among whether other accounts can be paid at the same time */
    PaymentAmountChoice(FormBinder form, AccountId account, String place, AmountOwed owed, PaymentLimits limits, boolean among,
            boolean chosen, Runnable changed) {
        this.account = account;
        this.owed = owed;
        this.other = new MoneyField(I18n.text("pay.other.amount"),
                I18n.text("pay.other.hint", I18n.money(limits.minPayment()), I18n.money(limits.maxPayment())), owed.total().currency());
        addClassName("amount-choice");
        if (among) {
            included.setLabel(place);
            included.addClassName("amount-account");
            add(included);
        }
        included.setValue(!among || chosen);
        how.setLabel(among ? I18n.text("pay.how-much.for", place) : I18n.text("pay.how-much"));
        how.setItems(offered());
        how.setItemLabelGenerator(this::label);
        how.setValue(owed.total().isPositive() ? AmountOption.ALL : AmountOption.OTHER);
        add(how, other);
        included.addValueChangeListener(change -> update(changed));
        how.addValueChangeListener(change -> update(changed));
        other.addValueChangeListener(change -> changed.run());
        form.check(other, Validator.from(typed -> other.amount().isPresent(), I18n.text("pay.other.error")),
                Validator.from(typed -> other.amount().orElseThrow().compareTo(limits.minPayment()) >= 0,
                        I18n.text("payment.refused.too-little", I18n.money(limits.minPayment()))),
                Validator.from(typed -> other.amount().orElseThrow().compareTo(limits.maxPayment()) <= 0,
                        I18n.text("payment.refused.too-much", I18n.money(limits.maxPayment()))));
        visibility();
    }

    private void update(Runnable changed) {
        visibility();
        changed.run();
    }

    private void visibility() {
        how.setVisible(included.getValue());
        other.setVisible(included.getValue() && how.getValue() == AmountOption.OTHER);
    }

    private List<AmountOption> offered() {
        var offered = new ArrayList<AmountOption>();
        if (owed.total().isPositive()) {
            offered.add(AmountOption.ALL);
        }
        if (owed.pastDue().isPositive() && owed.pastDue().compareTo(owed.total()) < 0) {
            offered.add(AmountOption.PAST_DUE);
        }
        offered.add(AmountOption.OTHER);
        return offered;
    }

    private String label(AmountOption way) {
        return switch (way) {
            case ALL -> I18n.text("pay.all", I18n.money(owed.total()));
            case PAST_DUE -> I18n.text("pay.past-due", I18n.money(owed.pastDue()));
            case OTHER -> I18n.text("pay.other");
        };
    }

    boolean isFor(AccountId other) {
        return account.equals(other);
    }

    /** Returns the amount; empty if the account is left out or no amount is entered yet. */
    Optional<Allocation> allocation() {
        return included.getValue() ? amount().filter(Money::isPositive).map(amount -> new Allocation(account, amount)) : Optional.empty();
    }

    /** Sets an amount that was chosen elsewhere: an installment, or what stops a disconnection. */
    void preset(Money amount) {
        included.setValue(true);
        if (amount.equals(owed.pastDue()) && offered().contains(AmountOption.PAST_DUE)) {
            how.setValue(AmountOption.PAST_DUE);
        } else if (!amount.equals(owed.total())) {
            how.setValue(AmountOption.OTHER);
            other.setAmount(amount);
        }
    }

    private Optional<Money> amount() {
        return switch (how.getValue()) {
            case ALL -> Optional.of(owed.total());
            case PAST_DUE -> Optional.of(owed.pastDue());
            case OTHER -> other.amount();
        };
    }
}
