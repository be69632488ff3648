package org.curbstop.payments;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Where payments are written down. */
@Component
final class PaymentBook {

    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CODE_SIGNS = 16; // 80 bits: not to be guessed, and short enough for a text message
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Documents<Payment> payments;
    private final Clock clock;
    private final PaymentSettings settings;

    PaymentBook(Store store, Clock clock, PaymentSettings settings) {
        this.payments = store.documents(
                Payment.class, "payments",
                Index.unique("order.key"), Index.unique("codes.number"), Index.unique("codes.link"), Index.unique("codes.receipt"),
                Index.on("accounts", "id"), Index.on("care.open", "care.due"));
        this.clock = clock;
        this.settings = settings;
    }

    /** The first of the three doors: one yes, one payment. */
    Payment confirm(Order order, Money fee) {
        while (true) {
            Optional<Payment> before = payments.findBy("order.key", order.key());
            if (before.isPresent()) {
                return before.get();
            }
            Payment minted = Payment.confirmed(order, fee, new Payment.Codes(number(), code(), code()), clock.instant(), settings);
            if (payments.insert(minted)) {
                return minted;
            }
            // Either the same yes came twice at once, or the nine digits are taken: the next round tells.
        }
    }

    Payment get(PaymentId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no payment " + id));
    }

    Optional<Payment> find(PaymentId id) {
        return payments.find(id.value());
    }

    Optional<Payment> byLink(String code) {
        return payments.findBy("codes.link", code);
    }

    Optional<Payment> byReceipt(String code) {
        return payments.findBy("codes.receipt", code);
    }

    List<Payment> of(AccountId account, int limit) {
        return payments.list(Where.is("accounts", account).descending("id").limit(limit));
    }

    Payment apply(PaymentId id, Event event) {
        return payments.change(id.value(), payment -> payment.on(event, clock.instant(), settings));
    }

    /** Those whose time to be looked at has come, longest waiting first. */
    List<Payment> due(int limit) {
        return payments.list(Where.is("care.open", true).before("care.due", clock.instant()).ascending("care.due").limit(limit));
    }

    /** Takes a due payment for the time of a lease. Empty: somebody else has it, or has moved it. */
    Optional<Payment> claim(Payment due) {
        Care leased = new Care(true, clock.instant().plus(settings.lease()), due.care().tries());
        return payments.replace(due.withCare(leased)) ? payments.find(due.id().value()) : Optional.empty();
    }

    /** Looked at, and it did not move. */
    void later(PaymentId id, State unmoved) {
        payments.change(id.value(), now -> now.state().equals(unmoved) ? now.withCare(now.care().later(unmoved, clock.instant(), settings)) : now);
    }

    /** Something happened at the card company: have it looked at now. */
    void wake(PaymentId id) {
        Instant now = clock.instant();
        payments.change(id.value(), payment -> payment.care().open() && payment.care().due().isAfter(now)
                ? payment.withCare(new Care(true, now, 0))
                : payment);
    }

    Instant now() {
        return clock.instant();
    }

    /** How long the longest-waiting payment is overdue; zero if none is. */
    Duration overdue() {
        return due(1).stream().findFirst().map(first -> Duration.between(first.care().due(), clock.instant())).orElse(Duration.ZERO);
    }

    private static String number() {
        return String.valueOf(100_000_000 + RANDOM.nextInt(900_000_000));
    }

    private static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_SIGNS; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }
}
