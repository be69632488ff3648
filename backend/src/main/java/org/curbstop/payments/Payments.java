package org.curbstop.payments;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Ids;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/** Taking a payment, from the quote to the receipt. Every method may be called again: money moves once. */
@Component
public class Payments {

    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final int LATEST = 10;

    private final Terms terms;
    private final PaymentBook book;
    private final CarryingOn carryingOn;
    private final HostedPages pages;
    private final Wallets wallets;
    private final Links links;

    Payments(Terms terms, PaymentBook book, CarryingOn carryingOn, HostedPages pages, Wallets wallets, Links links) {
        this.terms = terms;
        this.book = book;
        this.carryingOn = carryingOn;
        this.pages = pages;
        this.wallets = wallets;
        this.links = links;
    }

    /** What paying these would cost; never throws for an amount that is not taken, the quote says so. */
    public Quote quote(List<Allocation> allocations) {
        return terms.quote(allocations);
    }

    /** Mints the payment; the same order key gives the same payment, whatever else the order says. */
    public Payment confirm(Order order) {
        return book.confirm(order, terms.fee(order));
    }

    /**
     * The card company's page for this payment; opened once, then the same while it is open. A payment that is not to be paid any
     * more leads to its receipt, which says why.
     *
     * @param back where the page leads after paying or giving up; only that of whoever opens it counts
     * @throws CardCompanyUnreachable nothing was charged; try again
     */
    public URI hostedPage(PaymentId id, URI back) {
        return pages.open(id, back).map(State.Page::url).orElseGet(() -> receiptPage(id));
    }

    /** A short link of our own, {@code /pay/with/<code>}, that leads to the hosted page; good for a day, for this payment only. */
    public URI link(PaymentId id) {
        return links.toPay(book.get(id));
    }

    /** The payment that a short link names, while the link is good. */
    public Optional<Payment> byLink(String code) {
        return links.payable(code);
    }

    /**
     * Charges a card: a {@code pm_...} out of {@code <Pay>}, or a saved card of the payer. Answers within the channel's patience;
     * {@link Outcome#PENDING} then means: ask {@link #find} in a moment.
     */
    public Payment charge(PaymentId id, String paymentMethod) {
        return carryingOn.charge(id, paymentMethod);
    }

    /** Gives up; if the card company took the money first, the answer is PAID, and while it is being asked, PENDING or UNSURE. */
    public Payment cancel(PaymentId id) {
        carryingOn.closePage(book.get(id));
        Payment after = book.apply(id, new Event.GivenUp());
        return after.state() instanceof State.Taken ? carryingOn.carry(id) : after;
    }

    /**
     * Gives back all or part of a paid payment, and of its fee in proportion; the same key never gives back twice. Whether somebody
     * may is decided before. More than was paid is not given back: the answer then holds no refund of that key.
     */
    public Payment refund(PaymentId id, String key, List<Allocation> allocations, String why) {
        Payment paid = carryingOn.carry(id);
        Money back = Money.sum(paid.fee().currency(), allocations.stream().map(Allocation::amount).toList());
        Money fee = terms.feeGoingBack(paid, back);
        book.apply(id, new Event.RefundAsked(Refund.asked(Ids.mint("ref"), key, allocations, fee, why, book.now())));
        return carryingOn.carry(id);
    }

    public Optional<Payment> find(PaymentId id) {
        return book.find(id);
    }

    /** Newest first. */
    public List<Payment> of(AccountId account, int limit) {
        return book.of(account, limit);
    }

    /** The latest payment of an account that was made in the last quarter of an hour, or otherwise may be made this moment. */
    public Optional<RecentPayment> recent(AccountId account) {
        List<RecentPayment> all = book.of(account, LATEST).stream().flatMap(payment -> recent(payment, account).stream()).toList();
        return all.stream().filter(each -> !each.underway()).findFirst().or(() -> all.stream().findFirst());
    }

    private Optional<RecentPayment> recent(Payment payment, AccountId account) {
        Duration ago = Duration.between(payment.charge().map(Charge::at).orElseGet(payment::reachedAt), book.now());
        Optional<Money> amount = payment.order().allocations().stream().filter(part -> part.account().equals(account)).map(Allocation::amount).findFirst();
        boolean underway = payment.isOnPage() || payment.outcome() == Outcome.PENDING || payment.outcome() == Outcome.UNSURE;
        return amount.filter(any -> ago.compareTo(RECENT) < 0 && (underway || payment.outcome() == Outcome.PAID))
                .map(paid -> new RecentPayment(paid, ago.isNegative() ? Duration.ZERO : ago, underway));
    }

    /** Asks the card company now, if there is anything to ask. */
    public Payment refresh(PaymentId id) {
        return carryingOn.carryWithin(id);
    }

    /** Where the payer finds the receipt without signing in: {@code /receipt/<code>}. */
    public URI receiptPage(PaymentId id) {
        return links.toReceipt(book.get(id));
    }

    /** The receipt that an address {@code /receipt/<code>} names; asks the card company first if that is still to be known. */
    public Optional<Receipt> receipt(String code) {
        return links.receipt(code).map(payment -> switch (payment.outcome()) {
            case OPEN, PENDING, UNSURE -> refresh(payment.id()).receipt();
            case PAID, DECLINED, EXPIRED, CANCELLED, REFUNDED -> payment.receipt();
        });
    }

    public List<SavedCard> cards(PersonId person) {
        return wallets.cards(person);
    }

    /** The card company's page on which a person saves a card. */
    public URI savingPage(PersonId person, Language language, URI back) {
        return wallets.savingPage(person, language, back);
    }

    /** False: no such card of this person. */
    public boolean removeCard(PersonId person, String paymentMethod) {
        return wallets.remove(person, paymentMethod);
    }
}
