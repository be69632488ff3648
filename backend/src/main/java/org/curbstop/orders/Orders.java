package org.curbstop.orders;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.ReferenceLookupLimiter;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.entry.ChangingAnOrder;
import org.curbstop.orders.entry.PlacingAnOrder;
import org.curbstop.orders.entry.QuotingAnOrder;
import org.curbstop.orders.rules.OrderAuthorization;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.springframework.stereotype.Component;

/** Start, stop, move and visits: what they would mean, placing them, and what became of them. */
@Component
public final class Orders {

    private final OrderRepository repository;
    private final QuotingAnOrder quotingAnOrder;
    private final PlacingAnOrder placingAnOrder;
    private final ChangingAnOrder changingAnOrder;
    private final OrderAuthorization authorization;
    private final RequestGuards guards;

    /** What stands before an answer: the limit on guessing, the rules to be told, the trail. */
    @Component
    record RequestGuards(ReferenceLookupLimiter tries, OrderRules rules, AuditTrail audit) {}

    Orders(OrderRepository store, QuotingAnOrder quoting, PlacingAnOrder placing, ChangingAnOrder changing, OrderAuthorization whoMay,
            RequestGuards door) {
        this.repository = store;
        this.quotingAnOrder = quoting;
        this.placingAnOrder = placing;
        this.changingAnOrder = changing;
        this.authorization = whoMay;
        this.guards = door;
    }

    /**
     * The rules that a customer is told.
     *
     * @param cutOff         what is in before it counts as in on that day, and what is ordered for a day can be changed until it on the
     *                       working day before
     * @param sameDayUntil   before it the very day can be had, for {@code sameDayFee}
     * @param overlap        days on which both places of a move may be served
     * @param occupantNotice days that a tenant has before an owner's stop
     */
    public record CustomerRules(LocalTime cutOff, LocalTime sameDayUntil, Money sameDayFee, int overlap, int ofAge, int occupantNotice) {}

    public CustomerRules customerRules() {
        OrderRules rules = guards.rules();
        return new CustomerRules(rules.days().cutOff(), rules.days().sameDay().until(), rules.days().sameDay().fee(),
                rules.days().overlap(),
                rules.identity().ofAge(), rules.continuousService().occupantNotice());
    }

    /** What it would mean. Changes nothing. */
    public OrderQuoteResult quote(OrderRequest wish, Actor who) {
        return quotingAnOrder.quote(wish, who);
    }

    /** After an explicit yes. The same key gives the same order, however often and from wherever it comes. */
    public PlaceOrderResult place(String key, NewOrder wanted, Actor who) {
        return placingAnOrder.place(key, wanted, who);
    }

    /** Newest first; none where the account is not theirs, the same as where there are none. */
    public List<ServiceOrder> list(AccountId account, Actor who) {
        return authorization.findOrderable(account, who).map(found -> repository.listByAccount(found.id())).orElse(List.of());
    }

    /** Empty where it is not theirs, the same as where there is none. */
    public Optional<ServiceOrder> find(OrderId id, Actor who) {
        return audited(repository.orders.find(id.value()).filter(order -> changingAnOrder.mayAccess(order, who, Optional.empty())), who);
    }

    /** For whoever ordered as a guest: the number that they were given and the phone that they gave, both. Wrong tries are limited. */
    public Optional<ServiceOrder> findByReference(String reference, PhoneNumber phone, Actor who) {
        String digits = reference.replaceAll("\\D", "");
        return audited(guards.tries().lookUp(who, phone, () -> repository.orders.findBy("reference", digits)
                .filter(order -> order.parties().phone().equals(Optional.of(phone)))), who);
    }

    private Optional<ServiceOrder> audited(Optional<ServiceOrder> order, Actor who) {
        guards.audit().record(who, order.map(found -> "order-seen " + found.id()).orElse("order-refused"), Optional.empty());
        return order;
    }

    /** Whether its cut-off has not passed for them. */
    public boolean isChangeable(ServiceOrder order, Actor who) {
        return changingAnOrder.isChangeable(order, who);
    }

    /** The days on which it could start instead; empty for a stop. */
    public Optional<OrderQuote.DateChoice> otherStartDates(ServiceOrder order) {
        return changingAnOrder.startDates(order);
    }

    /** The days on which it could end instead; empty for a start. */
    public Optional<OrderQuote.DateChoice> otherStopDates(ServiceOrder order) {
        return changingAnOrder.stopDates(order);
    }

    /** @param phone that a guest gave with the reference */
    public ChangeOrderResult change(OrderId id, OrderRequest.ServiceDates to, Optional<AppointmentSlot> slot, Actor who,
            Optional<PhoneNumber> phone) {
        return findAccessible(id, who, phone).map(order -> changingAnOrder.reschedule(order, to, slot, who)).orElseGet(Orders::noSuchOrder);
    }

    /** @param phone that a guest gave with the reference */
    public ChangeOrderResult cancel(OrderId id, Actor who, Optional<PhoneNumber> phone) {
        return findAccessible(id, who, phone).map(order -> changingAnOrder.cancel(order, who)).orElseGet(Orders::noSuchOrder);
    }

    private Optional<ServiceOrder> findAccessible(OrderId id, Actor who, Optional<PhoneNumber> phone) {
        return repository.orders.find(id.value()).filter(order -> changingAnOrder.mayAccess(order, who, phone));
    }

    static ChangeOrderResult noSuchOrder() {
        return new ChangeOrderResult.Refused(new OrderRefusal(Reason.NO_SUCH_ORDER, ""));
    }
}
