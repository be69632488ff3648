package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.web.bills.BillsNavigation;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.payments.PaymentNavigation;

/** Card "Latest": the newest payments, wherever they were made, and the newest bill. */
@org.springframework.stereotype.Component
record LatestActivityCard(Payments payments, Ledger ledger) {

    private static final int LATEST = 5;
    private static final int ENTRIES = 50;

    private record LatestPayment(Instant at, Component line) {}

    Component create(Account account, Optional<AmountOwed> owed) {
        List<LatestPayment> latest = Stream.concat(made(account), elsewhere(account))
                .sorted(Comparator.comparing(LatestPayment::at).reversed()).limit(LATEST).toList();
        var card = TitledView.titledCard("home.latest");
        if (latest.isEmpty()) {
            card.add(TitledView.paragraph("home.latest.none"));
        }
        latest.forEach(payment -> card.add(payment.line()));
        owed.flatMap(AmountOwed::latest).ifPresent(bill -> card.add(
                new Paragraph(PortalLinks.to(BillsNavigation.bill(bill.id()), I18n.text("home.latest.bill", I18n.date(bill.issued()))))));
        return card;
    }

    private Stream<LatestPayment> made(Account account) {
        return payments.list(account.id(), LATEST).stream()
                .filter(payment -> payment.outcome().movesMoney() && payment.outcome() != PaymentOutcome.REFUNDED)
                .map(payment -> new LatestPayment(payment.charge().map(CardCharge::at).orElseGet(payment::reachedAt), new Paragraph(
                        PortalLinks.to(PaymentNavigation.payment(payment.id()), text(I18n.money(payment.total()), payment.outcome())))));
    }

    /** Returns payments at the counter, by mail or in the billing system, unless they were reversed. */
    private Stream<LatestPayment> elsewhere(Account account) {
        List<LedgerEntry> entries = ledger.entries(account.id(), ENTRIES, Optional.empty());
        return entries.stream()
                .filter(entry -> entry.kind() == LedgerEntry.EntryKind.PAYMENT && PaymentNavigation.payment(entry).isEmpty())
                .filter(entry -> entries.stream().noneMatch(other -> other.reverses().equals(Optional.of(entry.id()))))
                .map(entry -> new LatestPayment(entry.at(), new Paragraph(
                        text(I18n.money(entry.amount().negated()), PaymentOutcome.PAID))));
    }

    private static String text(String amount, PaymentOutcome outcome) {
        return I18n.text("home.latest.payment", amount, I18n.text("payment.outcome", outcome));
    }
}
