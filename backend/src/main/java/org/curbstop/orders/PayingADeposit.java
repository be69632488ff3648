package org.curbstop.orders;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.Bills;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCompanyUnreachable;
import org.curbstop.payments.Outcome;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.curbstop.store.KeyedDigest;
import org.curbstop.utility.Addresses;
import org.springframework.stereotype.Component;

/**
 * A deposit that is paid at once, where the rules have that, instead of with the first bill. It is an ordinary payment to the account, which
 * owes the deposit from the moment the order is confirmed. The link can be opened as long as the deposit is owed; whoever opens it again
 * after paying sees the receipt.
 */
@Component
public final class PayingADeposit {

    private static final int HEX_OF_80_BITS = 20;
    private static final int LONGEST_CODE = 20;

    private final OrderStore store;
    private final OrderRules.Deposits rules;
    private final Payments payments;
    private final Bills bills;
    private final Addresses addresses;
    private final KeyedDigest digest;

    PayingADeposit(OrderStore store, OrderRules rules, Payments payments, Bills bills, Addresses addresses, KeyedDigest digest) {
        this.store = store;
        this.rules = rules.deposits();
        this.payments = payments;
        this.bills = bills;
        this.addresses = addresses;
        this.digest = digest;
    }

    /** @param id digest of the code, so that who reads the store cannot open the link; {@code tries} the payments that it has led to, the last one counts */
    record Link(String id, long version, OrderId order, List<PaymentId> tries) {
        Link {
            tries = List.copyOf(tries);
        }

        Link with(PaymentId next) {
            return tries.contains(next) ? this : new Link(id, version, order, Stream.concat(tries.stream(), Stream.of(next)).toList());
        }
    }

    /** {@code /pay/deposit/<code>}, the same each time; empty where the order asks for none, or the rules do not have it. */
    public Optional<URI> link(OrderId id) {
        return store.orders.find(id.value()).filter(this::isOwed).map(order -> {
            String code = code(id);
            if (!store.depositLinks.insert(new Link(digest(code), 0, id, List.of()))) {
                store.depositLinks.findBy("order", id).filter(link -> isAsSent(link.id())).ifPresent(old -> {
                    store.depositLinks.delete(old.id());
                    store.depositLinks.insert(new Link(digest(code), 0, id, old.tries()));
                });
            }
            return URI.create(addresses.publicUrl() + "/pay/deposit/" + code);
        });
    }

    /** Short, for a text: 80 bits that nobody guesses, made anew of the order each time and kept nowhere. */
    private String code(OrderId id) {
        return new BigInteger("1" + digest.hex("deposit-link", id.value()).substring(0, HEX_OF_80_BITS), 16).toString(Character.MAX_RADIX);
    }

    private String digest(String code) {
        return digest.hex("deposit-link-id", code);
    }

    /** Links of older versions were kept as they were sent; a digest is longer, and opens nothing. */
    private static boolean isAsSent(String id) {
        return id.length() <= LONGEST_CODE;
    }

    private Optional<Link> find(String code) {
        return store.depositLinks.find(digest(code)).or(() -> isAsSent(code) ? store.depositLinks.find(code) : Optional.empty());
    }

    /**
     * The payment that a link leads to: the one that was made or is under way, or one of what the ledger says is still open of the
     * deposit, wherever the rest was paid. Empty: no such link, or nothing is owed for it any more.
     */
    public Optional<PaymentId> open(String code) {
        return find(code).flatMap(link -> store.orders.find(link.order().value()).filter(this::isOwed).flatMap(order -> open(link, order)));
    }

    private Optional<PaymentId> open(Link link, Order order) {
        Optional<Payment> last = link.tries().stream().reduce((before, next) -> next).flatMap(payments::find);
        if (last.filter(PayingADeposit::tookMoneyOrMay).isPresent()) {
            return last.map(Payment::id);
        }
        Money open = bills.open(order.terms().opens().orElseThrow(), Deposits.entryOf(order));
        Optional<Payment> payable = last.filter(payment -> payment.outcome() != Outcome.EXPIRED && payment.outcome() != Outcome.CANCELLED);
        if (payable.isPresent() && payable.get().amount().equals(open)) {
            return payable.map(Payment::id);
        }
        // Begun before some of it was paid elsewhere: its page must not take the money again.
        Optional<Payment> closed = payable.map(payment -> payments.cancel(payment.id()));
        if (closed.filter(Payment::isOnPage).isPresent()) {
            throw new CardCompanyUnreachable("the page of " + closed.get().id() + " cannot be closed now");
        }
        return closed.filter(PayingADeposit::tookMoneyOrMay).map(Payment::id)
                .or(() -> open.isPositive() ? Optional.of(begin(link, order, open)) : Optional.empty());
    }

    private static boolean tookMoneyOrMay(Payment payment) {
        return switch (payment.outcome()) {
            case PAID, REFUNDED, UNSURE, PENDING -> true;
            case OPEN, DECLINED, EXPIRED, CANCELLED -> false;
        };
    }

    /** Named by how many there were before: pressed twice at once it is one payment. */
    private PaymentId begin(Link link, Order order, Money open) {
        var yes = new org.curbstop.payments.Order(
                "deposit:" + order.id() + ":" + link.tries().size(), List.of(new Allocation(order.terms().opens().orElseThrow(), open)),
                order.parties().channel(), order.parties().language(), Optional.of(order.parties().person()), order.parties().confirmTo());
        PaymentId begun = payments.confirm(yes).id();
        store.depositLinks.change(link.id(), now -> now.with(begun));
        return begun;
    }

    private boolean isOwed(Order order) {
        boolean entered = switch (order.state()) {
            case State.Scheduled s -> true;
            case State.InProgress s -> true;
            case State.Done s -> true;
            case State.AwaitingStaff s -> false; // nothing is charged before a person has looked
            case State.Accepted s -> false;
            case State.Cancelled s -> false;
            case State.Refused s -> false;
        };
        return rules.payAtOnce() && entered && order.terms().deposit().due().isPositive();
    }
}
