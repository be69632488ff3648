package org.curbstop.payments.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.RandomCodes;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentFollowUp;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for payments. */
@Component
public final class PaymentRepository {

    private static final int CODE_LENGTH = 16; // 80 bits: cannot be guessed, and short enough for a text

    private final AggregateCollection<Payment> payments;
    private final Clock clock;
    private final PaymentProperties settings;

    public PaymentRepository(Database database, Clock clock, PaymentProperties settings) {
        this.payments = database.collection(
                Payment.class, "payments",
                Index.unique("order.key"), Index.unique("codes.number"), Index.unique("codes.link"), Index.unique("codes.receipt"),
                Index.on("accounts", "id"), Index.on("care.open", "care.due"));
        this.clock = clock;
        this.settings = settings;
    }

    /** Creates a payment, once per confirmation: the request's key is the first of the three unique keys. */
    public Payment create(PaymentRequest request, Money fee) {
        while (true) {
            Optional<Payment> before = payments.findBy("order.key", request.key());
            if (before.isPresent()) {
                return before.get();
            }
            var codes = new Payment.PaymentCodes(RandomCodes.createNumber(9), RandomCodes.create(RandomCodes.BASE32, CODE_LENGTH),
                    RandomCodes.create(RandomCodes.BASE32, CODE_LENGTH));
            Payment created = Payment.create(request, fee, codes, clock.instant(), settings);
            if (payments.insert(created)) {
                return created;
            }
            // Either the same request was confirmed twice at once, or the number is taken: the next iteration decides.
        }
    }

    public Payment get(PaymentId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no payment " + id));
    }

    public Optional<Payment> find(PaymentId id) {
        return payments.find(id.value());
    }

    public Optional<Payment> findByLink(String code) {
        return payments.findBy("codes.link", code);
    }

    public Optional<Payment> findByReceipt(String code) {
        return payments.findBy("codes.receipt", code);
    }

    public List<Payment> listByAccount(AccountId account, int limit) {
        return payments.list(Query.where("accounts", account).descending("id").limit(limit));
    }

    public Payment apply(PaymentId id, PaymentEvent event) {
        return payments.change(id.value(), payment -> payment.apply(event, clock.instant(), settings));
    }

    /**
     * Moves a payment to its checkout page. Of several calls at the same moment exactly one moves it.
     *
     * @return empty if this call did not move it: the page is open or being opened by another one, or it cannot be paid now
     */
    public Optional<Payment> claimCheckout(PaymentId id) {
        var claimed = new AtomicBoolean();
        Payment after = payments.change(id.value(), payment -> {
            Payment next = payment.apply(new PaymentEvent.CheckoutRequested(), clock.instant(), settings);
            claimed.set(next != payment);
            return next;
        });
        return Optional.of(after).filter(_ -> claimed.get());
    }

    /** Lists payments due for a check, longest waiting first. */
    List<Payment> listDue(int limit) {
        return payments.list(Query.where("care.open", true).before("care.due", clock.instant()).ascending("care.due").limit(limit));
    }

    /** Claims a due payment for the time of a lease; empty if another process has claimed or changed it. */
    public Optional<Payment> claim(Payment due) {
        PaymentFollowUp leased = new PaymentFollowUp(true, clock.instant().plus(settings.lease()), due.care().tries());
        return payments.replace(due.withFollowUp(leased)) ? payments.find(due.id().value()) : Optional.empty();
    }

    /** Postpones the next check of a payment that did not change. */
    void postpone(PaymentId id, PaymentState unmoved) {
        payments.change(id.value(),
                now -> now.state().equals(unmoved) ? now.withFollowUp(now.care().postponed(unmoved, clock.instant(), settings)) : now);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns how long the longest-waiting payment is overdue; zero if none is. */
    Duration longestOverdue() {
        return listDue(1).stream().findFirst().map(first -> Duration.between(first.care().due(), clock.instant())).orElse(Duration.ZERO);
    }
}
