package org.curbstop.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Map<String, Instant> posted = posted(facts);
        elsewhere(facts).stream().filter(entry -> entry.at().isAfter(base.asOf())).forEach(since::add);
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
        Set<String> ours = new HashSet<>(matches(facts).keySet());
        return facts.payments().stream()
                .filter(payment -> payment.source().isEmpty() && !ours.contains(payment.ref()))
                .map(payment -> LedgerEntry.of(payment.account(), EntryKind.PAYMENT,
                        "cis/" + payment.account() + "/" + payment.ref(), payment.amount().negated(), payment.at())
                        .posted(payment.imported()))
                .toList();
    }

    /** By ledger entry, when the CIS posted it: as it said of the posting, or else as one of its payments shows. */
    private static Map<String, Instant> posted(Facts facts) {
        var posted = new HashMap<>(facts.posted());
        Map<String, String> matches = matches(facts);
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
}
