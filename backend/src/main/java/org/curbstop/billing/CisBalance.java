package org.curbstop.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.imports.CisPayment;
import org.curbstop.billing.imports.CisStatement;
import org.curbstop.billing.imports.CisStatement.AgedDebt;
import org.curbstop.billing.imports.ImportedBill;
import org.curbstop.common.Money;

/**
 * What an account owes whose books the CIS keeps: what it said, and what happened since (decision 0240). It is worked out from sets of
 * facts, in no order, so that files may come twice or in any order.
 *
 * @param asOf the moment of which the CIS spoke
 * @param open what makes up the total: the parts of the statement, and all that counts on top of it
 */
record CisBalance(Money total, Instant asOf, List<LedgerEntry> open) {

    /** @param posted by ledger entry, when the CIS posted it, as it acknowledged by posting id */
    record Facts(List<ImportedBill> bills, Optional<CisStatement> balance, List<CisPayment> payments, List<LedgerEntry> ours,
            Map<String, Instant> posted, ZoneId zone) {}

    /** Empty: the CIS never said what is owed. */
    static Optional<CisBalance> of(Facts facts) {
        Optional<ImportedBill> bill = facts.bills().stream().max(Comparator.comparing(ImportedBill::asOf)
                .thenComparing(each -> each.bill().id().value()));
        Optional<CisStatement> balance = facts.balance()
                .filter(stated -> bill.filter(last -> last.asOf().isAfter(stated.asOf())).isEmpty());
        if (balance.isEmpty() && bill.isEmpty()) {
            return Optional.empty();
        }
        CisStatement base = balance.orElseGet(() -> new CisStatement(bill.orElseThrow().bill().account(),
                bill.orElseThrow().bill().total(), bill.orElseThrow().asOf(), List.of()));
        var since = new ArrayList<LedgerEntry>();
        Map<String, String> matches = matches(facts);
        Map<String, Instant> posted = posted(facts, matches);
        elsewhere(facts, matches).stream().filter(entry -> entry.at().isAfter(base.asOf())).forEach(since::add);
        facts.ours().stream().filter(CisBalance::isOurs)
                .filter(entry -> Optional.ofNullable(posted.get(entry.id())).filter(when -> !when.isAfter(base.asOf())).isEmpty())
                .forEach(since::add);
        Money total = since.stream().map(LedgerEntry::amount).reduce(base.amount(), Money::plus);
        return Optional.of(new CisBalance(total, base.asOf(), Stream.concat(parts(base, facts).stream(), since.stream()).toList()));
    }

    /** Bills and what was owed before are the business of the CIS, whose statement has them in it. */
    private static boolean isOurs(LedgerEntry entry) {
        return entry.kind() != EntryKind.BILL && entry.kind() != EntryKind.OPENING;
    }

    /** The payments of the CIS that are none of ours, as entries of the ledger would be. */
    static List<LedgerEntry> elsewhere(Facts facts) {
        return elsewhere(facts, matches(facts));
    }

    private static List<LedgerEntry> elsewhere(Facts facts, Map<String, String> matches) {
        return facts.payments().stream()
                .filter(payment -> payment.source().isEmpty() && !matches.containsKey(payment.ref()))
                .map(payment -> LedgerEntry.of(payment.account(), EntryKind.PAYMENT,
                        "cis/" + payment.account() + "/" + payment.ref(), payment.amount().negated(), payment.at())
                        .posted(payment.imported()))
                .toList();
    }

    /** By ledger entry, when the CIS posted it: as it said of the posting, or else as one of its payments shows. */
    private static Map<String, Instant> posted(Facts facts, Map<String, String> matches) {
        var posted = new HashMap<>(facts.posted());
        for (CisPayment payment : facts.payments()) {
            String entry = payment.source().isEmpty() ? matches.getOrDefault(payment.ref(), "") : payment.source();
            if (!entry.isEmpty()) {
                posted.putIfAbsent(entry, payment.at());
            }
        }
        return posted;
    }

    /** Payments of the CIS that name no posting, by their reference there, with the entry of ours that they look like. */
    static Map<String, String> matches(Facts facts) {
        return new PaymentMatching(facts).byReference();
    }

    /** What the statement is made of: its own ageing, or the charges of the bills; what neither explains has no due date of its own. */
    private static List<LedgerEntry> parts(CisStatement base, Facts facts) {
        var parts = new ArrayList<LedgerEntry>();
        Money explained = base.amount().zero();
        if (base.ageing().isEmpty()) {
            for (ImportedBill each : facts.bills()) {
                if (!each.asOf().isAfter(base.asOf())) {
                    LedgerEntry charge = LedgerEntry.bill(each.bill(), each.asOf());
                    parts.add(charge);
                    explained = explained.plus(charge.amount());
                }
            }
        }
        for (AgedDebt part : base.ageing()) {
            LedgerEntry charge = LedgerEntry.of(base.account(), EntryKind.ADJUSTMENT, "cis/" + parts.size(), part.amount(), base.asOf());
            parts.add(part.due().map(charge::dueBy).orElse(charge));
            explained = explained.plus(part.amount());
        }
        Money rest = base.amount().minus(explained);
        if (rest.isPositive()) {
            parts.add(LedgerEntry.of(base.account(), EntryKind.ADJUSTMENT, "cis/rest", rest, base.asOf()));
        }
        return parts;
    }

    /**
     * Which payments of the CIS that name no posting are payments made here, by amount and day. One row is one payment: two of the same
     * amount on one day need two rows. Where several fit, as many rows as can be find theirs, so that no payment is taken for one made
     * elsewhere only because another row took its place; what was acknowledged is in the books there for certain, so it goes first.
     */
    static final class PaymentMatching {

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
            List<LedgerEntry> open = acknowledged.stream().filter(entry -> !byEntry.containsKey(entry.id()))
                    .toList(); // the others are certain
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
}
