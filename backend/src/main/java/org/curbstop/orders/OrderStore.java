package org.curbstop.orders;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Orders, half-days of the field, deposits, owners' agreements and applications. */
@Component
final class OrderStore {

    final Documents<Order> orders;
    final Documents<FieldHalfDay> halves;
    final Documents<Deposit> deposits;
    final Documents<ContinuousService> continuous;
    final Documents<IntakeRequest> intake;
    final Documents<PayingADeposit.Link> depositLinks;
    final Documents<Closing> closings;

    OrderStore(Store store) {
        this.orders = store.documents(
                Order.class, "orders", Index.unique("key"), Index.unique("reference"), Index.on("accounts", "id"), Index.on("place", "id"),
                Index.on("care.open", "care.due"), Index.on("state.is", "id"));
        this.halves = store.documents(FieldHalfDay.class, "field_half_days");
        this.deposits = store.documents(Deposit.class, "deposits", Index.on("state", "id"));
        this.continuous = store.documents(ContinuousService.class, "continuous_services", Index.on("account"));
        this.closings = store.documents(Closing.class, "account_closings", Index.on("stage", "id"));
        this.depositLinks = store.documents(PayingADeposit.Link.class, "deposit_links", Index.unique("order"));
        this.intake = store.documents(
                IntakeRequest.class, "intake_requests", Index.unique("key"), Index.unique("reference"), Index.on("stage", "id"));
    }

    Optional<Order> byKey(String key) {
        return orders.findBy("key", key);
    }

    List<Order> of(AccountId account) {
        return orders.list(Where.is("accounts", account).descending("id"));
    }

    List<Order> openAt(PremiseId place) {
        return orders.list(Where.is("place", place).ascending("id")).stream().filter(order -> order.state().isOpen()).toList();
    }

    List<Order> openOf(AccountId account) {
        return of(account).stream().filter(order -> order.state().isOpen()).toList();
    }

    List<Order> in(String state, int most) {
        return orders.list(Where.is("state.is", state).ascending("id").limit(most));
    }

    List<Order> due(Instant now, int most) {
        return orders.list(Where.is("care.open", true).before("care.due", now.plusMillis(1)).ascending("care.due").limit(most));
    }

    List<IntakeRequest> openIntake(int most) {
        return intake.list(Where.in("stage", Arrays.stream(IntakeRequest.Stage.values()).filter(IntakeRequest.Stage::isOpen).toList()).ascending("id").limit(most));
    }
}
