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
import org.curbstop.store.Store;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestAddresses;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;

/** All of payments, wired without Spring over a database and a card company. */
public final class PaymentsForTests {

    public static final AccountId ADA = new AccountId("acct_100200302");
    public static final AccountId CY = new AccountId("acct_100200559");
    public static final AccountId CYS_TENANT = new AccountId("acct_100200633");
    public static final URI BACK = URI.create("https://millbrook.example/receipt/back");

    final PaymentBook book;
    final CarryingOn carryingOn;
    final PaymentSweep sweep;
    final PaymentsNotDone underway;
    final Ledger ledger;
    final CardNews news;
    final Payments payments;
    final ReviewList reviewList;
    final BalanceSweep balance;
    private final Store store;
    private final Clock clock;
    private @Nullable PaymentReviews reviews;

    PaymentsForTests(Store store, CardGateway gateway, CardVault vault, Clock clock, PaymentSettings settings, Utility utility) {
        this(store, gateway, NOTHING_LEFT, vault, clock, settings, utility, LedgerForTests.over(store, clock));
    }

    private PaymentsForTests(Store store, CardGateway gateway, CardMovements movements, CardVault vault, Clock clock, PaymentSettings settings, Utility utility, Ledger books) {
        book = new PaymentBook(store, clock, settings);
        ledger = books;
        var wallets = new Wallets(store, vault);
        reviewList = new ReviewList(store, clock);
        var booking = new Booking(ledger, clock);
        CardMovements moved = gateway instanceof CardMovements both ? both : movements;
        carryingOn = new CarryingOn(
                book, gateway, booking, new PaymentReconciler(book, gateway, moved, booking, reviewList), reviewList, wallets, clock, settings);
        news = new CardNews(store, carryingOn, book, reviewList, clock, settings);
        sweep = new PaymentSweep(book, carryingOn, news, reviewList);
        balance = new BalanceSweep(store, moved, news, book, clock);
        this.store = store;
        this.clock = clock;
        underway = new PaymentsNotDone(book);
        payments = new Payments(
                new Terms(utility), book, carryingOn, new HostedPages(book, carryingOn, gateway, clock, settings), wallets,
                new Links(TestAddresses.at("https://millbrook.example"), book, clock, settings));
    }

    public static PaymentsForTests over(Store store, CardGateway gateway, CardVault vault, Clock clock) {
        return new PaymentsForTests(store, gateway, vault, clock, PaymentSettings.defaults(), SampleUtility.millbrook());
    }

    public static PaymentsForTests over(Store store, CardGateway gateway, CardVault vault, Clock clock, PaymentSettings settings) {
        return new PaymentsForTests(store, gateway, vault, clock, settings, SampleUtility.millbrook());
    }

    /** Beside a capability that keeps the books already. */
    public static PaymentsForTests over(Store store, CardGateway gateway, CardVault vault, Clock clock, Ledger books) {
        return new PaymentsForTests(store, gateway, NOTHING_LEFT, vault, clock, PaymentSettings.defaults(), SampleUtility.millbrook(), books);
    }

    public static PaymentsForTests over(Store store, CardGateway gateway, CardMovements movements, CardVault vault, Clock clock) {
        return new PaymentsForTests(
                store, gateway, movements, vault, clock, PaymentSettings.defaults(), SampleUtility.millbrook(), LedgerForTests.over(store, clock));
    }

    /** For a card company whose movements no test looks at. */
    private static final CardMovements NOTHING_LEFT = new CardMovements() {
        @Override
        public Optional<Movements> of(String ref) {
            return Optional.of(new Movements(List.of(), List.of()));
        }

        @Override
        public Optional<List<BalanceMovement>> since(Instant from) {
            return Optional.of(List.of());
        }
    };

    /** Brings its own audit trail: not for tests that have one. */
    public PaymentReviews reviews() {
        PaymentReviews made = reviews == null ? new PaymentReviews(reviewList, book, carryingOn, AuditForTests.over(store, clock), clock) : reviews;
        reviews = made;
        return made;
    }

    /** Reads the balance on, and follows up what it finds. */
    public void readBalance() {
        balance.readOn();
        sweep();
    }

    public Payments payments() {
        return payments;
    }

    public CardNews news() {
        return news;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** One round of the sweep: how many it looked at. */
    public int sweep() {
        return sweep.finish();
    }

    /** Ada pays by chat. */
    public static Order order(String key, long cents) {
        return order(key, Channel.CHAT, new Allocation(ADA, Money.usd(cents)));
    }

    public static Order order(String key, Channel channel, Allocation... allocations) {
        return new Order(key, List.of(allocations), channel, Language.ENGLISH, Optional.empty(), Optional.empty());
    }
}
