package org.curbstop.orders.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.Deposit;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for orders, appointment bookings, deposits and their links, owners' agreements, applications and account closures. */
@Component
public final class OrderRepository {

    public final AggregateCollection<ServiceOrder> orders;
    public final AggregateCollection<AppointmentBookings> appointmentBookings;
    public final AggregateCollection<Deposit> deposits;
    public final AggregateCollection<ContinuousServiceAgreement> continuousServiceAgreements;
    public final AggregateCollection<IntakeRequest> intakeRequests;
    public final AggregateCollection<PayingADeposit.DepositLink> depositLinks;
    public final AggregateCollection<AccountClosure> accountClosures;

    public OrderRepository(Database database) {
        this.orders = database.collection(
                ServiceOrder.class, "orders", Index.unique("key"), Index.unique("reference"), Index.on("accounts", "id"),
                Index.on("place", "id"),
                Index.on("care.open", "care.due"), Index.on("state.is", "id"));
        this.appointmentBookings = database.collection(AppointmentBookings.class, "field_half_days");
        this.deposits = database.collection(Deposit.class, "deposits");
        this.continuousServiceAgreements = database.collection(ContinuousServiceAgreement.class, "continuous_services",
                Index.on("account"));
        this.accountClosures = database.collection(AccountClosure.class, "account_closings", Index.on("stage", "id"));
        this.depositLinks = database.collection(PayingADeposit.DepositLink.class, "deposit_links", Index.unique("order"));
        this.intakeRequests = database.collection(
                IntakeRequest.class, "intake_requests", Index.unique("key"), Index.unique("reference"), Index.on("stage", "id"));
    }

    public Optional<ServiceOrder> findByKey(String key) {
        return orders.findBy("key", key);
    }

    public List<ServiceOrder> listByAccount(AccountId account) {
        return orders.list(Query.where("accounts", account).descending("id"));
    }

    public List<ServiceOrder> listOpenAt(PremiseId place) {
        return orders.list(Query.where("place", place).ascending("id")).stream().filter(order -> order.state().isOpen()).toList();
    }

    public List<ServiceOrder> listOpenByAccount(AccountId account) {
        return listByAccount(account).stream().filter(order -> order.state().isOpen()).toList();
    }

    public List<ServiceOrder> listByState(String state, int limit) {
        return orders.list(Query.where("state.is", state).ascending("id").limit(limit));
    }

    public List<ServiceOrder> listAfter(Optional<OrderId> after, int limit) {
        return orders.list(after.map(last -> Query.all().after("id", last.value())).orElseGet(Query::all).limit(limit));
    }

    public List<ServiceOrder> listDue(Instant now, int limit) {
        return orders.list(Query.where("care.open", true).before("care.due", now.plusMillis(1)).ascending("care.due").limit(limit));
    }

    public List<IntakeRequest> listOpenIntake(int limit) {
        return intakeRequests
                .list(Query.whereIn("stage", Arrays.stream(IntakeRequest.Stage.values()).filter(IntakeRequest.Stage::isOpen).toList())
                        .ascending("id").limit(limit));
    }
}
