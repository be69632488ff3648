package org.curbstop.web.time;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.arrangements.Terms;
import org.curbstop.arrangements.Wish;
import org.curbstop.common.Money;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.Say;

/** How somebody would rather pay: so much first, on that day, so much each month after. */
final class WishForm extends Div {

    /** Days beyond the last one that the rules allow for a first payment: for whoever has to ask for more. */
    private static final int BEYOND = 30;

    private final MoneyField first;
    private final Select<LocalDate> day = new Select<>();
    private final MoneyField each;

    WishForm(Terms terms, LocalDate today) {
        addClassName("wish");
        first = new MoneyField(Say.words("time.own.first"), Say.words("time.own.first.hint", Say.money(terms.leastFirst())), terms.total().currency());
        each = new MoneyField(Say.words("time.own.each"), Say.words("time.own.each.hint"), terms.total().currency());
        day.setLabel(Say.words("time.own.day"));
        day.setHelperText(Say.words("time.own.day.hint", Say.date(terms.firstBy())));
        day.setItems(Stream.iterate(today, next -> next.plusDays(1)).limit(today.until(terms.firstBy()).getDays() + 1L + BEYOND).toList());
        day.setItemLabelGenerator(each -> each.equals(today) ? Say.words("time.today", Say.date(each)) : Say.date(each));
        day.setValue(today);
        first.setId("plan-first");
        day.setId("plan-day");
        each.setId("plan-each");
        first.show(terms.leastFirst());
        add(first, day, each);
    }

    /** Empty, and said at the field: an amount is missing. What is paid all at once needs no second one. */
    Optional<Wish> wish() {
        if (!first.check(Say.words("pay.other.error"))) {
            return Optional.empty();
        }
        Optional<Money> monthly = each.money();
        if (monthly.isEmpty() && !each.check(Say.words("pay.other.error"))) {
            return Optional.empty();
        }
        return monthly.map(amount -> new Wish(first.money(), Optional.of(day.getValue()), new Wish.Rest.OfEach(amount)));
    }
}
