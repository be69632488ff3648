package org.curbstop.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerForTests;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.checkout.CardPaymentPolicy;
import org.curbstop.payments.checkout.CheckoutSessions;
import org.curbstop.payments.checkout.PaymentLinks;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.GatewayCustomers;
import org.curbstop.payments.gateway.ReconciliationGateway;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.gateway.SavedCardGateway;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.payments.processing.BalanceReconciliationJob;
import org.curbstop.payments.processing.LedgerPosting;
import org.curbstop.payments.processing.PaymentProcessor;
import org.curbstop.payments.processing.PaymentReconciler;
import org.curbstop.payments.processing.PaymentRecoveryJob;
import org.curbstop.payments.processing.PaymentRepository;
import org.curbstop.payments.processing.PaymentReviewRepository;
import org.curbstop.payments.processing.PendingPayments;
import org.curbstop.payments.processing.WebhookInbox;
import org.curbstop.store.Database;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/** The payments capability over a database and a payment gateway, without Spring. */
public final class PaymentsForTests {

    private static final PaymentProperties DEFAULTS = new Binder().bindOrCreate("curbstop.payments", PaymentProperties.class);

    public static final AccountId ADA = new AccountId("acct_100200302");
    public static final AccountId CY = new AccountId("acct_100200559");
    public static final AccountId CYS_TENANT = new AccountId("acct_100200633");
    public static final URI BACK = URI.create("https://millbrook.example/receipt/back");

    final PaymentRepository repository;
    final PaymentProcessor processor;
    final PaymentRecoveryJob sweep;
    final PendingPayments pendingPayments;
    final Ledger ledger;
    public final WebhookInbox inbox;
    final Payments payments;
    final PaymentReviewRepository reviewList;
    final BalanceReconciliationJob balance;
    private final Database database;
    private final Clock clock;
    private @Nullable PaymentReviews reviews;

    PaymentsForTests(Database database, CardGateway gateway, SavedCardGateway savedCards, Clock clock, PaymentProperties settings,
            Utility utility) {
        this(database, gateway, NOTHING_LEFT, savedCards, clock, settings, utility, LedgerForTests.over(database, clock));
    }

    private PaymentsForTests(Database database, CardGateway gateway, ReconciliationGateway reconciliationGateway,
            SavedCardGateway savedCards, Clock clock, PaymentProperties settings, Utility utility, Ledger books) {
        repository = new PaymentRepository(database, clock, settings);
        ledger = books;
        var customers = new GatewayCustomers(database, savedCards);
        reviewList = new PaymentReviewRepository(database, clock, utility);
        var ledgerPosting = new LedgerPosting(ledger, clock);
        ReconciliationGateway moved = gateway instanceof ReconciliationGateway both ? both : reconciliationGateway;
        processor = new PaymentProcessor(
                repository, gateway, ledgerPosting, new PaymentReconciler(repository, gateway, moved, ledgerPosting, reviewList),
                reviewList, customers,
                clock, settings);
        inbox = new WebhookInbox(database, processor, repository, reviewList, clock, settings);
        sweep = new PaymentRecoveryJob(repository, processor, inbox, reviewList);
        balance = new BalanceReconciliationJob(database, moved, inbox, repository, clock);
        this.database = database;
        this.clock = clock;
        pendingPayments = new PendingPayments(repository);
        payments = new Payments(
                new CardPaymentPolicy(utility), repository, processor,
                new CheckoutSessions(repository, processor, gateway, clock, settings),
                customers,
                new PaymentLinks(TestApplicationUrls.at("https://millbrook.example"), repository, clock, settings));
    }

    public static PaymentsForTests over(Database database, CardGateway gateway, SavedCardGateway savedCards, Clock clock) {
        return new PaymentsForTests(database, gateway, savedCards, clock, DEFAULTS, SampleUtility.millbrook());
    }

    public static PaymentsForTests over(Database database, CardGateway gateway, SavedCardGateway savedCards, Clock clock,
            PaymentProperties settings) {
        return new PaymentsForTests(database, gateway, savedCards, clock, settings, SampleUtility.millbrook());
    }

    /** Creates payments that post to the given ledger, for a capability that already has one. */
    public static PaymentsForTests over(Database database, CardGateway gateway, SavedCardGateway savedCards, Clock clock, Ledger ledger) {
        return new PaymentsForTests(database, gateway, NOTHING_LEFT, savedCards, clock, DEFAULTS,
                SampleUtility.millbrook(), ledger);
    }

    public static PaymentsForTests over(Database database, CardGateway gateway, ReconciliationGateway reconciliationGateway,
            SavedCardGateway savedCards, Clock clock) {
        return new PaymentsForTests(
                database, gateway, reconciliationGateway, savedCards, clock, DEFAULTS, SampleUtility.millbrook(),
                LedgerForTests.over(database, clock));
    }

    /** A reconciliation gateway without refunds, disputes or movements, for tests that check none. */
    private static final ReconciliationGateway NOTHING_LEFT = new ReconciliationGateway() {
        @Override
        public Optional<RefundsAndDisputes> findRefundsAndDisputes(String ref) {
            return Optional.of(new RefundsAndDisputes(List.of(), List.of()));
        }

        @Override
        public Optional<List<BalanceMovement>> listBalanceMovements(Instant from) {
            return Optional.of(List.of());
        }
    };

    /** Creates its own audit trail: not for tests that have one. */
    public PaymentReviews reviews() {
        PaymentReviews made = reviews == null
                ? new PaymentReviews(reviewList, repository, processor, AuditForTests.over(database, clock), clock)
                : reviews;
        reviews = made;
        return made;
    }

    /** Reconciles the balance and recovers what it finds. */
    public void readBalance() {
        balance.reconcile();
        sweep();
    }

    public Payments payments() {
        return payments;
    }

    public WebhookInbox news() {
        return inbox;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Runs the recovery job once and returns the number of payments processed. */
    public int sweep() {
        return sweep.recoverDue();
    }

    /** Returns a payment request of Ada by chat. */
    public static PaymentRequest order(String key, long cents) {
        return order(key, Channel.CHAT, new Allocation(ADA, Money.usd(cents)));
    }

    public static PaymentRequest order(String key, Channel channel, Allocation... allocations) {
        return new PaymentRequest(key, List.of(allocations), channel, Language.ENGLISH, Optional.empty(), Optional.empty());
    }
}
