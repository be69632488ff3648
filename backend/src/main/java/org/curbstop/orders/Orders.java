package org.curbstop.orders;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.ReferenceTries;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.Refusal.Reason;
import org.springframework.stereotype.Component;

/** Start, stop, move and visits: what they would mean, placing them, and what became of them. */
@Component
public final class Orders {

    private final OrderStore store;
    private final Quoting quoting;
    private final PlacingAnOrder placing;
    private final ChangingAnOrder changing;
    private final WhoMayOrder whoMay;
    private final Door door;

    /** What stands before an answer: the limit on guessing, the rules to be told, the trail. */
    @Component
    record Door(ReferenceTries tries, OrderRules rules, Audit audit) {}

    Orders(OrderStore store, Quoting quoting, PlacingAnOrder placing, ChangingAnOrder changing, WhoMayOrder whoMay, Door door) {
        this.store = store;
        this.quoting = quoting;
        this.placing = placing;
        this.changing = changing;
        this.whoMay = whoMay;
        this.door = door;
    }

    /**
     * The rules that a customer is told.
     *
     * @param cutOff what is in before it counts as in on that day, and what is ordered for a day can be changed until it on the working day before
     * @param sameDayUntil before it the very day can be had, for {@code sameDayFee}
     * @param overlap days on which both places of a move may be served
     * @param occupantNotice days that a tenant has before an owner's stop
     */
    public record Conditions(LocalTime cutOff, LocalTime sameDayUntil, Money sameDayFee, int overlap, int ofAge, int occupantNotice) {}

    public Conditions conditions() {
        OrderRules rules = door.rules();
        return new Conditions(rules.days().cutOff(), rules.days().sameDay().until(), rules.days().sameDay().fee(), rules.days().overlap(),
                rules.identity().ofAge(), rules.landlords().occupantNotice());
    }

    /** What it would mean. Changes nothing. */
    public Quoted quote(Wish wish, Asker who) {
        return quoting.quote(wish, who);
    }

    /** After an explicit yes. The same key gives the same order, however often and from wherever it comes. */
    public Placing place(String key, NewOrder wanted, Asker who) {
        return placing.place(key, wanted, who);
    }

    /** Newest first; none where the account is not theirs, the same as where there are none. */
    public List<Order> of(AccountId account, Asker who) {
        return whoMay.account(account, who).map(found -> store.of(found.id())).orElse(List.of());
    }

    /** Empty where it is not theirs, the same as where there is none. */
    public Optional<Order> find(OrderId id, Asker who) {
        return seen(store.orders.find(id.value()).filter(order -> changing.isOf(order, who, Optional.empty())), who);
    }

    /** For whoever ordered as a guest: the number that they were given and the phone that they gave, both. Wrong tries are limited. */
    public Optional<Order> byReference(String reference, PhoneNumber phone, Asker who) {
        String digits = reference.replaceAll("\\D", "");
        return seen(door.tries().tried(who, phone, () -> store.orders.findBy("reference", digits)
                .filter(order -> order.parties().phone().equals(Optional.of(phone)))), who);
    }

    private Optional<Order> seen(Optional<Order> order, Asker who) {
        door.audit().record(who, order.map(found -> "order-seen " + found.id()).orElse("order-refused"), Optional.empty());
        return order;
    }

    /** Whether its cut-off has not passed for them. */
    public boolean canStillChange(Order order, Asker who) {
        return changing.canStillChange(order, who);
    }

    /** The days on which it could start instead; empty for a stop. */
    public Optional<Quote.Choice> otherStarts(Order order) {
        return changing.starting(order);
    }

    /** The days on which it could end instead; empty for a start. */
    public Optional<Quote.Choice> otherStops(Order order) {
        return changing.stopping(order);
    }

    /** @param phone that a guest gave with the reference */
    public Changing change(OrderId id, Wish.Days to, Optional<Slot> slot, Asker who, Optional<PhoneNumber> phone) {
        return theirs(id, who, phone).map(order -> changing.move(order, to, slot, who)).orElseGet(Orders::noSuchOrder);
    }

    /** @param phone that a guest gave with the reference */
    public Changing cancel(OrderId id, Asker who, Optional<PhoneNumber> phone) {
        return theirs(id, who, phone).map(order -> changing.cancel(order, who)).orElseGet(Orders::noSuchOrder);
    }

    private Optional<Order> theirs(OrderId id, Asker who, Optional<PhoneNumber> phone) {
        return store.orders.find(id.value()).filter(order -> changing.isOf(order, who, phone));
    }

    static Changing noSuchOrder() {
        return new Changing.Refused(new Refusal(Reason.NO_SUCH_ORDER, ""));
    }
}
