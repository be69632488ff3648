package org.curbstop.payments;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    PaymentsForTests(Store store, CardGateway gateway, CardVault vault, Clock clock, PaymentSettings settings, Utility utility) {
        this(store, gateway, vault, clock, settings, utility, LedgerForTests.over(store, clock));
    }

    private PaymentsForTests(Store store, CardGateway gateway, CardVault vault, Clock clock, PaymentSettings settings, Utility utility, Ledger books) {
        book = new PaymentBook(store, clock, settings);
        ledger = books;
        var wallets = new Wallets(store, vault);
        carryingOn = new CarryingOn(book, gateway, new Booking(ledger, clock), wallets, clock, settings);
        news = new CardNews(store, carryingOn, book, clock, settings);
        sweep = new PaymentSweep(book, carryingOn, news);
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
        return new PaymentsForTests(store, gateway, vault, clock, PaymentSettings.defaults(), SampleUtility.millbrook(), books);
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
