package org.curbstop.orders.deposits;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.Bills;
import org.curbstop.common.Money;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.store.KeyedDigest;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.stereotype.Component;

/**
 * Payment of a deposit at once instead of with the first bill, where the rules allow it. It is an ordinary payment to the account, which
 * owes the deposit once the order is confirmed. The link works while the deposit is owed; after payment it shows the receipt.
 */
@Component
public final class PayingADeposit {

    private static final int HEX_OF_80_BITS = 20;
    private static final int MAX_CODE_LENGTH = 20;

    private final OrderRepository repository;
    private final OrderRules.DepositRules rules;
    private final Payments payments;
    private final Bills bills;
    private final ApplicationUrls applicationUrls;
    private final KeyedDigest digest;

    public PayingADeposit(OrderRepository repository, OrderRules rules, Payments payments, Bills bills, ApplicationUrls addresses,
            KeyedDigest digest) {
        this.repository = repository;
        this.rules = rules.deposits();
        this.payments = payments;
        this.bills = bills;
        this.applicationUrls = addresses;
        this.digest = digest;
    }

    /**
     * @param id digest of the code, so that nobody can open the link by reading the database
     * @param tries payments started from the link; the last one counts
     */
    public record DepositLink(String id, long version, OrderId order, List<PaymentId> tries) {
        public DepositLink {
            tries = List.copyOf(tries);
        }

        DepositLink withTry(PaymentId next) {
            return tries.contains(next) ? this
                    : new DepositLink(id, version, order, Stream.concat(tries.stream(), Stream.of(next)).toList());
        }
    }

    /** Returns {@code /pay/deposit/<code>}, the same each time; empty if no deposit is owed or the rules do not allow it. */
    public Optional<URI> createLink(OrderId id) {
        return repository.orders.find(id.value()).filter(this::isOwed).map(order -> {
            String code = code(id);
            if (!repository.depositLinks.insert(new DepositLink(digest(code), 0, id, List.of()))) {
                repository.depositLinks.findBy("order", id).filter(link -> isPlainCode(link.id())).ifPresent(old -> {
                    repository.depositLinks.delete(old.id());
                    repository.depositLinks.insert(new DepositLink(digest(code), 0, id, old.tries()));
                });
            }
            return URI.create(applicationUrls.publicUrl() + "/pay/deposit/" + code);
        });
    }

    /** Short enough for a text: 80 bits that cannot be guessed, derived from the order each time and stored nowhere. */
    private String code(OrderId id) {
        return new BigInteger("1" + digest.hex("deposit-link", id.value()).substring(0, HEX_OF_80_BITS), 16).toString(Character.MAX_RADIX);
    }

    private String digest(String code) {
        return digest.hex("deposit-link-id", code);
    }

    /** Older versions stored the code itself; a digest is longer, and opens nothing. */
    private static boolean isPlainCode(String id) {
        return id.length() <= MAX_CODE_LENGTH;
    }

    private Optional<DepositLink> find(String code) {
        return repository.depositLinks.find(digest(code))
                .or(() -> isPlainCode(code) ? repository.depositLinks.find(code) : Optional.empty());
    }

    /**
     * Returns the payment for a link: the one made or pending, or one for the part of the deposit that is still open in the ledger, however
     * the rest was paid. Empty if there is no such link or nothing is owed.
     */
    public Optional<PaymentId> openPayment(String code) {
        return find(code).flatMap(
                link -> repository.orders.find(link.order().value()).filter(this::isOwed).flatMap(order -> openPayment(link, order)));
    }

    private Optional<PaymentId> openPayment(DepositLink link, ServiceOrder order) {
        Optional<Payment> last = link.tries().stream().reduce((before, next) -> next).flatMap(payments::find);
        if (last.filter(PayingADeposit::isTakenOrPending).isPresent()) {
            return last.map(Payment::id);
        }
        Money open = bills.unpaid(order.terms().opens().orElseThrow(), Deposits.ledgerEntry(order));
        Optional<Payment> payable = last
                .filter(payment -> payment.outcome() == PaymentOutcome.OPEN || payment.outcome() == PaymentOutcome.DECLINED);
        if (payable.isPresent() && payable.get().amount().equals(open)) {
            return payable.map(Payment::id);
        }
        // Started before part of it was paid elsewhere: its page must not charge that part again.
        Optional<Payment> closed = payable.map(payment -> payments.cancel(payment.id()));
        if (closed.filter(Payment::isOnCheckoutPage).isPresent()) {
            throw new PaymentGatewayUnavailableException("the page of " + closed.get().id() + " cannot be closed now");
        }
        return closed.filter(PayingADeposit::isTakenOrPending).map(Payment::id)
                .or(() -> open.isPositive() ? Optional.of(begin(link, order, open)) : Optional.empty());
    }

    private static boolean isTakenOrPending(Payment payment) {
        return switch (payment.outcome()) {
            case PAID, REFUNDED, UNSURE, PENDING -> true;
            case OPEN, DECLINED, EXPIRED, CANCELLED, REVIEWED -> false;
        };
    }

    /** The key holds the number of earlier payments, so that a double click creates one payment. */
    private PaymentId begin(DepositLink link, ServiceOrder order, Money open) {
        var yes = new org.curbstop.payments.PaymentRequest(
                "deposit:" + order.id() + ":" + link.tries().size(), List.of(new Allocation(order.terms().opens().orElseThrow(), open)),
                order.parties().channel(), order.parties().language(), Optional.of(order.parties().person()), order.parties().confirmTo());
        PaymentId begun = payments.confirm(yes).id();
        repository.depositLinks.change(link.id(), now -> now.withTry(begun));
        return begun;
    }

    private boolean isOwed(ServiceOrder order) {
        boolean entered = switch (order.state()) {
            case OrderState.Scheduled _, OrderState.InProgress _, OrderState.Done _ -> true;
            case OrderState.AwaitingStaff s -> false; // nothing is charged before staff have reviewed it
            case OrderState.Accepted _, OrderState.Cancelled _, OrderState.Refused _ -> false;
        };
        return rules.payAtOnce() && entered && order.terms().deposit().due().isPositive();
    }
}
