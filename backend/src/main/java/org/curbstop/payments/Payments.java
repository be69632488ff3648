package org.curbstop.payments;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.checkout.CardPaymentPolicy;
import org.curbstop.payments.checkout.CheckoutSessions;
import org.curbstop.payments.checkout.PaymentLinks;
import org.curbstop.payments.gateway.GatewayCustomers;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.processing.PaymentProcessor;
import org.curbstop.payments.processing.PaymentRepository;
import org.springframework.stereotype.Component;

/** Takes payments, from the quote to the receipt. Every method can be repeated: money moves once. */
@Component
public class Payments {

    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final int LATEST = 10;

    private final CardPaymentPolicy policy;
    private final PaymentRepository repository;
    private final PaymentProcessor processor;
    private final CheckoutSessions checkoutSessions;
    private final GatewayCustomers customers;
    private final PaymentLinks links;

    Payments(CardPaymentPolicy terms, PaymentRepository repository, PaymentProcessor processor, CheckoutSessions pages,
            GatewayCustomers customers, PaymentLinks links) {
        this.policy = terms;
        this.repository = repository;
        this.processor = processor;
        this.checkoutSessions = pages;
        this.customers = customers;
        this.links = links;
    }

    /** Returns the cost of paying these; does not throw for an amount that is not accepted: the quote says so. */
    public PaymentQuote quote(List<Allocation> allocations) {
        return policy.quote(allocations);
    }

    /** Creates the payment; the same key returns the same payment, whatever else the request says. */
    public Payment confirm(PaymentRequest request) {
        return repository.create(request, policy.fee(request));
    }

    /**
     * Returns Stripe's page for this payment; opened once, then the same while it is open. A payment that can no longer be paid leads to
     * its receipt, which says why.
     *
     * @param back where the page leads after paying or giving up; only that of the first caller counts
     * @throws PaymentGatewayUnavailableException if Stripe was not reached: nothing was charged; try again
     */
    public URI checkoutPage(PaymentId id, URI back) {
        return checkoutSessions.open(id, back).map(PaymentState.CheckoutSession::url).orElseGet(() -> receiptUrl(id));
    }

    /**
     * Returns a short link of our own, {@code /pay/with/<code>}, to the hosted page; valid for this payment only, by default for 23 hours.
     */
    public URI paymentLink(PaymentId id) {
        return links.paymentUrl(repository.get(id));
    }

    /** Finds the payment of a short link while the link is valid. */
    public Optional<Payment> findByLink(String code) {
        return links.findPayable(code);
    }

    /**
     * Charges a card: a {@code pm_...} from {@code <Pay>}, or a saved card of the payer. Returns within the channel's time limit;
     * {@link PaymentOutcome#PENDING} then means that {@link #find} must be called again in a moment.
     */
    public Payment charge(PaymentId id, String paymentMethod) {
        return processor.charge(id, paymentMethod);
    }

    /** Cancels the payment; if Stripe took the money first, the outcome is PAID, and while Stripe is being queried, PENDING or UNSURE. */
    public Payment cancel(PaymentId id) {
        processor.closeCheckout(repository.get(id));
        Payment after = repository.apply(id, new PaymentEvent.CancelRequested());
        return after.state() instanceof PaymentState.Taken ? processor.process(id) : after;
    }

    /**
     * Refunds all or part of a paid payment, and of its fee in proportion; the same key never refunds twice. The caller checks
     * authorization. More than was paid is not refunded: the result then holds no refund with that key.
     */
    public Payment refund(PaymentId id, String key, List<Allocation> allocations, String why) {
        Payment paid = processor.process(id);
        Money back = Money.sum(paid.fee().currency(), allocations.stream().map(Allocation::amount).toList());
        Money fee = policy.refundableFee(paid, back);
        repository.apply(id, new PaymentEvent.RefundRequested(
                Refund.requested(IdGenerator.create("ref"), key, allocations, fee, why, repository.now())));
        return processor.process(id);
    }

    public Optional<Payment> find(PaymentId id) {
        return repository.find(id);
    }

    /** Lists the payments of an account, newest first. */
    public List<Payment> list(AccountId account, int limit) {
        return repository.listByAccount(account, limit);
    }

    /** Returns the latest payment of an account made in the last 15 minutes, otherwise one that may be made at this moment. */
    public Optional<RecentPayment> findRecent(AccountId account) {
        List<RecentPayment> all = repository.listByAccount(account, LATEST).stream()
                .flatMap(payment -> findRecent(payment, account).stream()).toList();
        return all.stream().filter(each -> !each.underway()).findFirst().or(() -> all.stream().findFirst());
    }

    private Optional<RecentPayment> findRecent(Payment payment, AccountId account) {
        Duration ago = Duration.between(payment.charge().map(CardCharge::at).orElseGet(payment::reachedAt), repository.now());
        Optional<Money> amount = payment.order().allocations().stream().filter(part -> part.account().equals(account))
                .map(Allocation::amount).findFirst();
        boolean underway = payment.isOnCheckoutPage() || payment.outcome() == PaymentOutcome.PENDING
                || payment.outcome() == PaymentOutcome.UNSURE;
        return amount.filter(any -> ago.compareTo(RECENT) < 0 && (underway || payment.outcome() == PaymentOutcome.PAID))
                .map(paid -> new RecentPayment(paid, ago.isNegative() ? Duration.ZERO : ago, underway));
    }

    /** Queries Stripe now, if there is anything to query. */
    public Payment refresh(PaymentId id) {
        return processor.processWithTimeout(id);
    }

    /** Returns the address of the receipt, which needs no sign-in: {@code /receipt/<code>}. */
    public URI receiptUrl(PaymentId id) {
        return links.receiptUrl(repository.get(id));
    }

    /** Finds the receipt of {@code /receipt/<code>}; queries Stripe first if the outcome is still open. */
    public Optional<Receipt> findReceipt(String code) {
        return links.findByReceipt(code).map(payment -> switch (payment.outcome()) {
            case OPEN, PENDING, UNSURE -> refresh(payment.id()).receipt();
            case PAID, DECLINED, EXPIRED, CANCELLED, REFUNDED, REVIEWED -> payment.receipt();
        });
    }

    public List<SavedCard> savedCards(PersonId person) {
        return customers.listCards(person);
    }

    /** Returns Stripe's page on which a person saves a card. */
    public URI cardSetupPage(PersonId person, Language language, URI back) {
        return customers.cardSetupPage(person, language, back);
    }

    /** Removes a saved card; false if this person has no such card. The caller checks who asks. */
    public boolean removeCard(PersonId person, String paymentMethod) {
        return customers.removeCard(person, paymentMethod);
    }
}
