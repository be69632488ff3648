package org.curbstop.payments;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/** Taking a payment, from the quote to the receipt. Every method may be called again: money moves once. */
@Component
public class Payments {

    /** What paying these would cost; never throws for an amount that is not taken, the quote says so. */
    public Quote quote(List<Allocation> allocations) {
        throw new UnsupportedOperationException();
    }

    /** Mints the payment; the same order key gives the same payment. */
    public Payment confirm(Order order) {
        throw new UnsupportedOperationException();
    }

    /** The card company's page for this payment; opened once, then the same while it is open. {@code back} is where it leads after paying or giving up. */
    public URI hostedPage(PaymentId id, URI back) {
        throw new UnsupportedOperationException();
    }

    /** A short link of our own, {@code /pay/with/<code>}, that leads to the hosted page; good for a day, for this payment only. */
    public URI link(PaymentId id) {
        throw new UnsupportedOperationException();
    }

    /** The payment that a short link names, if it still may be paid. */
    public Optional<Payment> byLink(String code) {
        throw new UnsupportedOperationException();
    }

    /** Charges a card: a {@code pm_...} out of {@code <Pay>} or a saved card of the payer. Answers within the channel's patience; PENDING then means: ask {@link #find} in a moment. */
    public Payment charge(PaymentId id, String paymentMethod) {
        throw new UnsupportedOperationException();
    }

    /** Gives up; if the card company took the money first, the answer is PAID. */
    public Payment cancel(PaymentId id) {
        throw new UnsupportedOperationException();
    }

    /** Gives back all or part of a paid payment; the same key never gives back twice. Whether somebody may is decided before. */
    public Payment refund(PaymentId id, String key, List<Allocation> allocations, String why) {
        throw new UnsupportedOperationException();
    }

    public Optional<Payment> find(PaymentId id) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Payment> of(AccountId account, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Asks the card company now. */
    public Payment refresh(PaymentId id) {
        throw new UnsupportedOperationException();
    }

    /** Where the payer finds the receipt without signing in: {@code /receipt/<code>}. */
    public URI receiptPage(PaymentId id) {
        throw new UnsupportedOperationException();
    }

    /** The receipt that an address {@code /receipt/<code>} names. */
    public Optional<Receipt> receipt(String code) {
        throw new UnsupportedOperationException();
    }

    public List<SavedCard> cards(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** The card company's page on which a person saves a card. */
    public URI savingPage(PersonId person, URI back) {
        throw new UnsupportedOperationException();
    }

    /** False: no such card of this person. */
    public boolean removeCard(PersonId person, String paymentMethod) {
        throw new UnsupportedOperationException();
    }
}
