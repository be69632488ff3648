package org.curbstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.ReferenceLookupLimiter;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.entry.ChangingAnOrder;
import org.curbstop.orders.entry.PlacingAnOrder;
import org.curbstop.orders.entry.QuotingAnOrder;
import org.curbstop.orders.rules.OrderAuthorization;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.springframework.stereotype.Component;

/** Orders to start, stop and move service and to book visits: quotes, places, finds and changes them. */
@Component
public final class Orders {

    private final OrderRepository repository;
    private final QuotingAnOrder quotingAnOrder;
    private final PlacingAnOrder placingAnOrder;
    private final ChangingAnOrder changingAnOrder;
    private final OrderAuthorization authorization;
    private final RequestGuards guards;

    /** Guards of each request: the limit on guessing, the rules to disclose, the audit trail. */
    @Component
    record RequestGuards(ReferenceLookupLimiter tries, OrderRules rules, AuditTrail audit) {}

    Orders(OrderRepository repository, QuotingAnOrder quotingAnOrder, PlacingAnOrder placingAnOrder, ChangingAnOrder changingAnOrder,
            OrderAuthorization whoMay, RequestGuards guards) {
        this.repository = repository;
        this.quotingAnOrder = quotingAnOrder;
        this.placingAnOrder = placingAnOrder;
        this.changingAnOrder = changingAnOrder;
        this.authorization = whoMay;
        this.guards = guards;
    }


    /** Returns what an order would involve. Changes nothing. */
    public OrderQuoteResult quote(OrderRequest request, Actor actor) {
        return quotingAnOrder.quote(request, actor);
    }

    /** Places an order after explicit confirmation. The same key always returns the same order. */
    public PlaceOrderResult place(String key, NewOrder wanted, Actor actor) {
        return placingAnOrder.place(key, wanted, actor);
    }

    /** Lists the orders of an account, newest first; empty if there are none or the account is not theirs. */
    public List<ServiceOrder> list(AccountId account, Actor actor) {
        return authorization.findOrderable(account, actor).map(found -> repository.listByAccount(found.id())).orElse(List.of());
    }

    /** Finds an order; empty if it does not exist or is not theirs. */
    public Optional<ServiceOrder> find(OrderId id, Actor actor) {
        return audited(repository.orders.find(id.value()).filter(order -> changingAnOrder.mayAccess(order, actor, Optional.empty())),
                actor);
    }

    /** Finds an order for a guest, who must give both its reference number and their phone number. Failed attempts are limited. */
    public Optional<ServiceOrder> findByReference(String reference, PhoneNumber phone, Actor actor) {
        String digits = reference.replaceAll("\\D", "");
        return audited(guards.tries().lookUp(actor, phone, () -> repository.orders.findBy("reference", digits)
                .filter(order -> order.parties().phone().equals(Optional.of(phone)))), actor);
    }

    private Optional<ServiceOrder> audited(Optional<ServiceOrder> order, Actor actor) {
        guards.audit().record(actor, order.map(found -> "order-seen " + found.id()).orElse("order-refused"), Optional.empty());
        return order;
    }

    /** Returns whether the actor can still change the order. */
    public boolean isChangeable(ServiceOrder order, Actor actor) {
        return changingAnOrder.isChangeable(order, actor);
    }

    /** Returns until when a customer can change an order whose first day is this one; empty if that has passed. */
    public Optional<Instant> changeableUntil(LocalDate firstDay) {
        return changingAnOrder.changeableUntil(firstDay);
    }

    /** Returns other days on which it could start; empty for a stop. */
    public Optional<OrderQuote.DateChoice> otherStartDates(ServiceOrder order) {
        return changingAnOrder.startDates(order);
    }

    /** Returns other days on which it could end; empty for a start. */
    public Optional<OrderQuote.DateChoice> otherStopDates(ServiceOrder order) {
        return changingAnOrder.stopDates(order);
    }

    /** @param phone phone number that a guest gave with the reference */
    public ChangeOrderResult change(OrderId id, OrderRequest.ServiceDates to, Optional<AppointmentSlot> slot, Actor actor,
            Optional<PhoneNumber> phone) {
        return findAccessible(id, actor, phone).map(order -> changingAnOrder.reschedule(order, to, slot, actor))
                .orElseGet(Orders::noSuchOrder);
    }

    /** @param phone phone number that a guest gave with the reference */
    public ChangeOrderResult cancel(OrderId id, Actor actor, Optional<PhoneNumber> phone) {
        return findAccessible(id, actor, phone).map(order -> changingAnOrder.cancel(order, actor)).orElseGet(Orders::noSuchOrder);
    }

    private Optional<ServiceOrder> findAccessible(OrderId id, Actor actor, Optional<PhoneNumber> phone) {
        return repository.orders.find(id.value()).filter(order -> changingAnOrder.mayAccess(order, actor, phone));
    }

    static ChangeOrderResult noSuchOrder() {
        return new ChangeOrderResult.Refused(new OrderRefusal(Reason.NO_SUCH_ORDER, ""));
    }
}
