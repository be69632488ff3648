package org.curbstop.billing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.common.Money;

/**
 * The only place that computes how old a debt is. Every charge has its own due date: a bill's is printed on it; a fee or deposit falls due
 * with the first bill issued on its day or later, and is not past due until a bill has asked for it. Payments and returns are one sum,
 * applied to the charge that is due first.
 */
final class DebtAging {

    private static final Set<EntryKind> CHARGE_KINDS = EnumSet.of(EntryKind.OPENING, EntryKind.BILL, EntryKind.FEE, EntryKind.DEPOSIT,
            EntryKind.ADJUSTMENT, EntryKind.TRANSFER);

    /** Kinds whose credits first cancel a charge of the same kind (a waived fee, a transferred deposit), then count as payment. */
    private static final Set<EntryKind> CREDITED_IN_KIND = EnumSet.of(EntryKind.FEE, EntryKind.DEPOSIT);

    private static final Comparator<OpenCharge> BY_DUE_DATE =
            Comparator.comparing(OpenCharge::due, Comparator.comparing(day -> day.orElse(LocalDate.MAX))).thenComparing(OpenCharge::entry);

    private final List<Bill> bills;
    private final ZoneId zone;

    /** @param bills newest first */
    DebtAging(List<Bill> bills, ZoneId zone) {
        this.bills = List.copyOf(bills);
        this.zone = zone;
    }

    /**
     * Unpaid part of a charge.
     *
     * @param entry id of the ledger entry
     */
    record OpenCharge(String entry, Money amount, Optional<LocalDate> due) {

        boolean isPastDue(LocalDate today) {
            return due.filter(day -> day.isBefore(today)).isPresent();
        }

        private OpenCharge reducedBy(Money part) {
            return new OpenCharge(entry, amount.minus(part), due);
        }
    }

    /** Returns the charges that are not paid in full, earliest due date first. They add up to the balance, unless it is a credit. */
    List<OpenCharge> openCharges(Money balance, List<LedgerEntry> entries) {
        List<LedgerEntry> live = withoutReversals(entries);
        Money missing = balance.minus(Money.sum(balance.currency(), live.stream().map(LedgerEntry::amount).toList()));
        var charges = new ArrayList<OpenCharge>(
                live.stream().filter(DebtAging::isCharge).map(entry -> new OpenCharge(entry.id(), entry.amount(), due(entry))).toList());
        if (missing.isPositive()) {
            // Older than all entries read.
            charges.add(new OpenCharge("", missing, Optional.of(live.isEmpty() ? LocalDate.MIN : day(live.getLast()).minusDays(1))));
        }
        charges.sort(BY_DUE_DATE);
        creditInKind(charges, live);
        Money left = Money.sum(balance.currency(), charges.stream().map(OpenCharge::amount).toList());
        Money paid = left.minus(balance.max(balance.zero()));
        for (int i = 0; i < charges.size() && paid.isPositive(); i++) {
            Money part = paid.min(charges.get(i).amount());
            charges.set(i, charges.get(i).reducedBy(part));
            paid = paid.minus(part);
        }
        if (paid.isNegative()) {
            // More was returned than was ever paid; the next bill asks for it.
            live.stream().filter(entry -> entry.amount().isPositive() && !isCharge(entry)).findFirst()
                    .ifPresent(back -> charges.add(new OpenCharge(back.id(), balance.minus(left), nextBillDue(day(back)))));
        }
        charges.removeIf(open -> !open.amount().isPositive());
        return List.copyOf(charges);
    }

    private static void creditInKind(List<OpenCharge> charges, List<LedgerEntry> live) {
        for (EntryKind kind : CREDITED_IN_KIND) {
            Money back = live.stream().filter(entry -> entry.kind() == kind && entry.amount().isNegative())
                    .map(entry -> entry.amount().negated())
                    .reduce(Money::plus).orElse(null);
            for (int i = charges.size() - 1; i >= 0 && back != null && back.isPositive(); i--) {
                if (charges.get(i).entry().startsWith(kind + ":")) {
                    Money part = back.min(charges.get(i).amount());
                    charges.set(i, charges.get(i).reducedBy(part));
                    back = back.minus(part);
                }
            }
        }
    }

    /** Removes entries together with their reversals: a reversed payment reopens the bill that it paid. */
    private static List<LedgerEntry> withoutReversals(List<LedgerEntry> entries) {
        Map<String, LedgerEntry> byId = entries.stream().collect(Collectors.toMap(LedgerEntry::id, Function.identity()));
        Set<String> gone = entries.stream()
                .filter(entry -> entry.reverses().filter(byId::containsKey).isPresent())
                .flatMap(entry -> List.of(entry.id(), entry.reverses().orElseThrow()).stream())
                .collect(Collectors.toSet());
        return entries.stream().filter(entry -> !gone.contains(entry.id())).toList();
    }

    private static boolean isCharge(LedgerEntry entry) {
        return entry.amount().isPositive() && CHARGE_KINDS.contains(entry.kind());
    }

    private Optional<LocalDate> due(LedgerEntry entry) {
        if (entry.due().isPresent()) {
            return entry.due();
        }
        return switch (entry.kind()) {
            // Entries stored before due dates existed; a bill that is not among the latest was due long ago.
            case BILL -> Optional.of(bills.stream().filter(bill -> bill.id().value().equals(entry.source())).map(Bill::due).findFirst()
                    .orElseGet(() -> day(entry)));
            case OPENING -> Optional.of(day(entry).minusDays(1)); // a bill of the previous system has asked for it
            case FEE, DEPOSIT, ADJUSTMENT, TRANSFER, PAYMENT, REFUND, DISPUTE, REVERSAL -> nextBillDue(day(entry));
        };
    }

    /** Returns the due date of a charge entered on the given day. */
    private Optional<LocalDate> nextBillDue(LocalDate day) {
        return bills.reversed().stream().filter(bill -> !bill.issued().isBefore(day)).map(Bill::due).findFirst();
    }

    private LocalDate day(LedgerEntry entry) {
        return LocalDate.ofInstant(entry.at(), zone);
    }
}
