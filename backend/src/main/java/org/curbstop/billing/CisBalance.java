package org.curbstop.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
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
 * Balance of an account whose books the CIS keeps: the latest CIS statement plus later entries (decision 0240). Computed from unordered
 * sets of facts, so files may arrive repeatedly and in any order.
 *
 * @param asOf time of the CIS statement
 * @param open the entries that make up the total: the parts of the statement and all later entries
 */
record CisBalance(Money total, Instant asOf, List<LedgerEntry> open) {

    /** @param posted time at which the CIS posted each ledger entry, as acknowledged by posting id */
    record Facts(List<ImportedBill> bills, Optional<CisStatement> balance, List<CisPayment> payments, List<LedgerEntry> ours,
            Map<String, Instant> posted, ZoneId zone) {}

    /** Returns empty if the CIS has never stated what is owed. */
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

    /** Bills and opening balances are excluded: the CIS statement includes them. */
    private static boolean isOurs(LedgerEntry entry) {
        return entry.kind() != EntryKind.BILL && entry.kind() != EntryKind.OPENING;
    }

    /** Returns CIS payments that were not made here, as ledger entries. */
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

    /** Returns the time at which the CIS posted each ledger entry: as acknowledged, else as one of its payments shows. */
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

    /** Maps the references of CIS payments that name no posting to the matching local entries. */
    static Map<String, String> matches(Facts facts) {
        return new PaymentMatching(facts).byReference();
    }

    /** Returns the parts of the statement: its own aging, or the charges of the bills. An unexplained remainder has no due date. */
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
     * Matches CIS payments that name no posting with payments, refunds and disputes made here, by amount and day. One row is one payment:
     * two payments of the same amount on one day need two rows. As many rows as possible are matched, so that no payment counts as made
     * elsewhere only because another row took its match. Acknowledged payments are matched first, since the CIS is certain to have them.
     */
    static final class PaymentMatching {

        /** A payment is posted by the CIS up to this many days after it was made, never before. */
        static final int MAX_DAYS_TO_POST = 3;

        private static final Set<EntryKind> MONEY = EnumSet.of(EntryKind.PAYMENT, EntryKind.REFUND, EntryKind.DISPUTE);

        private final Facts facts;
        private final Map<String, CisPayment> byEntry = new HashMap<>();
        private final List<LedgerEntry> acknowledged;
        private final List<LedgerEntry> others;

        PaymentMatching(Facts facts) {
            this.facts = facts;
            Set<String> named = facts.payments().stream().map(CisPayment::source).collect(Collectors.toSet());
            Map<Boolean, List<LedgerEntry>> payments = facts.ours().stream()
                    .filter(entry -> movesMoney(entry) && !named.contains(entry.id()))
                    .sorted(Comparator.comparing(LedgerEntry::at).thenComparing(LedgerEntry::id))
                    .collect(Collectors.partitioningBy(entry -> facts.posted().containsKey(entry.id())));
            acknowledged = payments.getOrDefault(true, List.of());
            others = payments.getOrDefault(false, List.of());
        }

        /** Returns whether it pays, returns or takes back money, or reverses that. A reversed fee or deposit is no payment. */
        private static boolean movesMoney(LedgerEntry entry) {
            return MONEY.contains(entry.kind())
                    || entry.reverses().filter(id -> MONEY.stream().anyMatch(kind -> id.startsWith(kind + ":"))).isPresent();
        }

        /** Returns the local ledger entry for each CIS payment reference. */
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

        /** An acknowledgement and a payment with the same time match for certain. */
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

        /** Augmenting path (Kuhn's algorithm): a row that holds the entry moves to another one if it can. */
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
            return row.amount().equals(entry.amount().negated()) && days >= 0 && days <= MAX_DAYS_TO_POST;
        }

        private LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, facts.zone());
        }
    }
}
