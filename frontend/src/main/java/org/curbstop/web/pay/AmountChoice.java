package org.curbstop.web.pay;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.billing.Owed;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.utility.Limits;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.Say;

/** How much goes to one account: all of it, what is past due, or another amount; with several accounts, whether this one at all. */
final class AmountChoice extends Div {

    private enum How { ALL, PAST_DUE, OTHER }

    private final AccountId account;
    private final Owed owed;
    private final Checkbox included = new Checkbox();
    private final RadioButtonGroup<How> how = new RadioButtonGroup<>();
    private final MoneyField other;
    private final Limits limits;

    /** @param among whether other accounts can be paid with it */
    AmountChoice(AccountId account, String place, Owed owed, Limits limits, boolean among, boolean chosen, Runnable changed) {
        this.account = account;
        this.owed = owed;
        this.limits = limits;
        this.other = new MoneyField(Say.words("pay.other.amount"),
                Say.words("pay.other.hint", Say.money(limits.leastPayment()), Say.money(limits.mostPayment())), owed.total().currency());
        addClassName("amount-choice");
        if (among) {
            included.setLabel(place);
            included.addClassName("amount-account");
            add(included);
        } else {
            add(new H2(Say.words("pay.how-much")));
        }
        included.setValue(!among || chosen);
        how.setLabel(among ? Say.words("pay.how-much.for", place) : Say.words("pay.how-much"));
        how.setItems(offered());
        how.setItemLabelGenerator(this::label);
        how.setValue(owed.total().isPositive() ? How.ALL : How.OTHER);
        add(how, other);
        included.addValueChangeListener(change -> shown(changed));
        how.addValueChangeListener(change -> shown(changed));
        other.addValueChangeListener(change -> {
            if (!other.isEmpty() && check()) {
                other.accept();
            }
            changed.run();
        });
        visibility();
    }

    private void shown(Runnable changed) {
        visibility();
        changed.run();
    }

    private void visibility() {
        how.setVisible(included.getValue());
        other.setVisible(included.getValue() && how.getValue() == How.OTHER);
    }

    private List<How> offered() {
        var offered = new ArrayList<How>();
        if (owed.total().isPositive()) {
            offered.add(How.ALL);
        }
        if (owed.pastDue().isPositive() && owed.pastDue().compareTo(owed.total()) < 0) {
            offered.add(How.PAST_DUE);
        }
        offered.add(How.OTHER);
        return offered;
    }

    private String label(How way) {
        return switch (way) {
            case ALL -> Say.words("pay.all", Say.money(owed.total()));
            case PAST_DUE -> Say.words("pay.past-due", Say.money(owed.pastDue()));
            case OTHER -> Say.words("pay.other");
        };
    }

    boolean isOf(AccountId other) {
        return account.equals(other);
    }

    /** Empty: this account is left out, or no amount stands there yet. */
    Optional<Allocation> allocation() {
        return included.getValue() ? amount().filter(Money::isPositive).map(amount -> new Allocation(account, amount)) : Optional.empty();
    }

    /** False, and said at the field: an amount is wanted and none can be read, or it is beyond what is taken. */
    boolean check() {
        if (!included.getValue() || how.getValue() != How.OTHER) {
            return true;
        }
        if (!other.check(Say.words("pay.other.error"))) {
            return false;
        }
        Money amount = other.money().orElseThrow();
        return amount.compareTo(limits.leastPayment()) < 0 ? !other.refuse(Say.words("payment.refused.too-little", Say.money(limits.leastPayment())))
                : amount.compareTo(limits.mostPayment()) <= 0 || !other.refuse(Say.words("payment.refused.too-much", Say.money(limits.mostPayment())));
    }

    /** Sets an amount that was chosen elsewhere: a payment of a plan, what stops a shut-off. */
    void suggest(Money amount) {
        included.setValue(true);
        if (amount.equals(owed.pastDue()) && offered().contains(How.PAST_DUE)) {
            how.setValue(How.PAST_DUE);
        } else if (!amount.equals(owed.total())) {
            how.setValue(How.OTHER);
            other.show(amount);
        }
    }

    private Optional<Money> amount() {
        return switch (how.getValue()) {
            case ALL -> Optional.of(owed.total());
            case PAST_DUE -> Optional.of(owed.pastDue());
            case OTHER -> other.money();
        };
    }
}
