package org.curbstop.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.billing.CisBalance.Facts;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.imports.CisPayment;

/**
 * Which payments of the CIS that name no posting are payments made here, by amount and day. One row is one payment: two of the same amount
 * on one day need two rows. Where several fit, as many rows as can be find theirs, so that no payment is taken for one made elsewhere
 * only because another row took its place; what was acknowledged is in the books there for certain, so it goes first.
 */
final class PaymentMatching {

    /** A payment reaches the books of the CIS some days after it was made, never before. */
    static final int MOST_DAYS_TO_POST = 3;

    private final Facts facts;
    private final Map<String, CisPayment> byEntry = new HashMap<>();
    private final List<LedgerEntry> acknowledged;
    private final List<LedgerEntry> others;

    PaymentMatching(Facts facts) {
        this.facts = facts;
        Set<String> named = facts.payments().stream().map(CisPayment::source).collect(Collectors.toSet());
        Map<Boolean, List<LedgerEntry>> payments = facts.ours().stream()
                .filter(entry -> entry.kind() == EntryKind.PAYMENT && !named.contains(entry.id()))
                .sorted(Comparator.comparing(LedgerEntry::at).thenComparing(LedgerEntry::id))
                .collect(Collectors.partitioningBy(entry -> facts.posted().containsKey(entry.id())));
        acknowledged = payments.getOrDefault(true, List.of());
        others = payments.getOrDefault(false, List.of());
    }

    /** By the reference of the payment there, the ledger entry here. */
    Map<String, String> byReference() {
        List<CisPayment> rows = facts.payments().stream().filter(row -> row.source().isEmpty() && row.origin().mayBeOurs())
                .sorted(Comparator.comparing(CisPayment::at).thenComparing(CisPayment::ref)).toList();
        List<CisPayment> left = rows.stream().filter(row -> !isPostedAtThatMoment(row)).toList();
        List<LedgerEntry> open = acknowledged.stream().filter(entry -> !byEntry.containsKey(entry.id())).toList(); // the others are certain
        List<CisPayment> unmatched = left.stream().filter(row -> !findsPlace(row, open, new HashSet<>())).toList();
        var all = new ArrayList<>(open);
        all.addAll(others);
        unmatched.forEach(row -> findsPlace(row, all, new HashSet<>()));
        var matches = new HashMap<String, String>();
        byEntry.forEach((entry, row) -> matches.put(row.ref(), entry));
        return matches;
    }

    /** The acknowledgement and the payment carry the same time: there is no doubt. */
    private boolean isPostedAtThatMoment(CisPayment row) {
        for (LedgerEntry entry : acknowledged) {
            Instant posted = facts.posted().get(entry.id());
            if (!byEntry.containsKey(entry.id()) && row.at().equals(posted) && isLike(row, entry)) {
                byEntry.put(entry.id(), row);
                return true;
            }
        }
        return false;
    }

    /** Kuhn's augmenting path: a row that is in the way moves on where it can. */
    private boolean findsPlace(CisPayment row, List<LedgerEntry> entries, Set<String> tried) {
        for (LedgerEntry entry : entries) {
            if (isLike(row, entry) && tried.add(entry.id())) {
                CisPayment holder = byEntry.get(entry.id());
                if (holder == null || findsPlace(holder, entries, tried)) {
                    byEntry.put(entry.id(), row);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isLike(CisPayment row, LedgerEntry entry) {
        long days = ChronoUnit.DAYS.between(day(entry.at()), day(row.at()));
        return row.amount().equals(entry.amount().negated()) && days >= 0 && days <= MOST_DAYS_TO_POST;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, facts.zone());
    }
}
