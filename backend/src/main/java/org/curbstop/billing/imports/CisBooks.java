package org.curbstop.billing.imports;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Bills, balances and payments reported by the CIS (decision 0240). Facts of unpublished or withdrawn imports are never returned. */
@Component
public final class CisBooks {

    private static final String ACCOUNT = "account";
    /** Upper bound on hidden bills of one account: no file contains more. */
    private static final int HIDDEN = 50;
    /** Number of visible statements that are kept when another one is added: the last one, and the one to go back to. */
    private static final int KEPT_STATEMENTS = 2;

    private final ImportGenerations generations;
    private final AggregateCollection<StoredBill> bills;
    private final AggregateCollection<StoredStatement> statements;
    private final AggregateCollection<StoredPayment> payments;

    /** A stored fact with the generation of the file that contained it. */
    private interface StoredFact {
        String id();

        long generation();

        long version();

        String digest();
    }

    /** @param asOf never in the future: a bill that is dated ahead would count more than the balances until then */
    record StoredBill(String id, AccountId account, LocalDate issued, long generation, String digest, Instant asOf, Bill bill, long version)
            implements StoredFact {}

    record StoredPayment(String id, AccountId account, Instant at, long generation, String digest, CisPayment payment, long version)
            implements StoredFact {}

    /** @param stated oldest first: the statement visible to readers, the one before it, and possibly a later one not published yet */
    record StoredStatement(String id, List<StatementVersion> stated, long version) {}

    /** @param asOf time given by the CIS; the statement itself never has a time in the future */
    record StatementVersion(long generation, String digest, Instant asOf, CisStatement statement) {}

    public CisBooks(Database database) {
        generations = new ImportGenerations(database);
        bills = database.collection(StoredBill.class, "cis_bills", Index.on(ACCOUNT, "issued"));
        statements = database.collection(StoredStatement.class, "cis_statements");
        payments = database.collection(StoredPayment.class, "cis_payments", Index.on(ACCOUNT, "at"));
    }

    public ImportGenerations generations() {
        return generations;
    }

    /**
     * The CIS facts about one account, all from the same set of visible generations.
     *
     * @param bills newest first by day of issue, up to the requested number
     * @param payments newest first
     */
    public record AccountBooks(List<ImportedBill> bills, Optional<CisStatement> statement, List<CisPayment> payments) {}

    /** Returns empty if no file was ever imported. */
    public Optional<AccountBooks> find(AccountId account, int latestBills) {
        ImportGenerations.Visible visible = generations.visible();
        return visible.seesNothing() ? Optional.empty()
                : Optional.of(new AccountBooks(bills(account, latestBills, visible),
                        statements.find(account.value()).flatMap(stored -> seen(stored, visible)).map(StatementVersion::statement),
                        payments.list(Query.where(ACCOUNT, account).descending("at")).stream()
                                .filter(each -> visible.sees(each.generation()))
                                .map(StoredPayment::payment)
                                .toList()));
    }

    /** Returns bills, newest first by day of issue. */
    public List<ImportedBill> bills(AccountId account, int limit) {
        ImportGenerations.Visible visible = generations.visible();
        return visible.seesNothing() ? List.of() : bills(account, limit, visible);
    }

    private List<ImportedBill> bills(AccountId account, int limit, ImportGenerations.Visible visible) {
        return bills.list(Query.where(ACCOUNT, account).descending("issued").limit(limit + HIDDEN)).stream()
                .filter(each -> visible.sees(each.generation()))
                .limit(limit)
                .map(each -> new ImportedBill(each.bill(), each.asOf()))
                .toList();
    }

    public Optional<Bill> bill(BillId id) {
        return bills.find(id.value()).filter(each -> generations.visible().sees(each.generation())).map(StoredBill::bill);
    }

    /** Visits every payment that names no posting and may have been made here. */
    public void forEachUnnamed(Consumer<CisPayment> consumer) {
        ImportGenerations.Visible visible = generations.visible();
        payments.forEach(Query.all(), each -> {
            if (visible.sees(each.generation()) && each.payment().source().isEmpty() && each.payment().origin().mayBeOurs()) {
                consumer.accept(each.payment());
            }
        });
    }

    /**
     * @param now bills that are as of a later time get this time
     * @param generation if empty, a dry run that only returns the outcomes
     */
    public List<ImportedFact> addBills(List<ImportedBill> many, Instant now, Optional<Long> generation) {
        return add(bills, many, generation, (each, before) -> {
            Bill bill = each.bill();
            return new StoredBill(bill.id().value(), bill.account(), bill.issued(), generation.orElse(0L), each.digest(),
                    each.asOf().isAfter(now) ? now : each.asOf(), bill, before.map(StoredBill::version).orElse(0L));
        });
    }

    /** @param generation if empty, a dry run that only returns the outcomes */
    public List<ImportedFact> addPayments(List<CisPayment> many, Optional<Long> generation) {
        return add(payments, many, generation, (each, before) -> new StoredPayment(id(each), each.account(), each.at(),
                generation.orElse(0L), each.digest(), each, before.map(StoredPayment::version).orElse(0L)));
    }

    private static String id(CisPayment payment) {
        return payment.account() + "/" + payment.ref();
    }

    private <F, S extends StoredFact> List<ImportedFact> add(AggregateCollection<S> collection, List<F> many,
            Optional<Long> generation, BiFunction<F, Optional<S>, S> store) {
        ImportGenerations.Visible visible = generations.visible();
        List<S> asNew = many.stream().map(fact -> store.apply(fact, Optional.empty())).toList();
        var fresh = new LinkedHashMap<String, S>();
        asNew.forEach(fact -> fresh.putIfAbsent(fact.id(), fact));
        // Most facts are new, so they are inserted before anything is read.
        Collection<String> taken = generation.isEmpty() ? fresh.keySet()
                : collection.insertAll(List.copyOf(fresh.values())).stream().map(StoredFact::id).toList();
        Map<String, S> known = known(collection, taken, StoredFact::id);
        boolean allFound = generation.isEmpty() || known.size() == taken.size();
        var changed = new ArrayList<S>();
        var became = new ArrayList<ImportedFact>();
        for (int i = 0; i < many.size(); i++) {
            Optional<S> before = Optional.ofNullable(known.get(asNew.get(i).id()));
            S next = before.isEmpty() ? asNew.get(i) : store.apply(many.get(i), before);
            boolean counts = before.map(StoredFact::generation)
                    .filter(old -> visible.sees(old) || generation.filter(old::equals).isPresent()).isPresent();
            if (counts) {
                became.add(before.orElseThrow().digest().equals(next.digest()) ? ImportedFact.SAME : ImportedFact.CONTRADICTS);
                continue;
            }
            became.add(ImportedFact.ADDED);
            known.put(next.id(), next); // a second row with this id in the batch is the same or contradicts it
            before.ifPresent(_ -> changed.add(next));
        }
        if (!allFound || generation.isPresent() && collection.replaceAll(changed) != changed.size()) {
            throw new IllegalStateException("the same facts are imported by two processes at once");
        }
        return became;
    }

    /**
     * Adds balances that the CIS states.
     *
     * @param now statements with a later time, such as the end of today, get this time
     * @param generation if empty, a dry run that only returns the outcomes
     */
    public List<ImportedFact> addStatements(List<CisStatement> many, Instant now, Optional<Long> generation) {
        ImportGenerations.Visible visible = generations.visible();
        Map<String, StoredStatement> known = known(statements, many.stream().map(each -> each.account().value()).toList(),
                StoredStatement::id);
        var written = new HashMap<String, StoredStatement>();
        var became = new ArrayList<ImportedFact>();
        for (CisStatement statement : many) {
            String id = statement.account().value();
            Optional<StoredStatement> stored = Optional.ofNullable(written.get(id)).or(() -> Optional.ofNullable(known.get(id)));
            Optional<StatementVersion> seen = stored.flatMap(all -> seen(all, visible));
            Optional<StatementVersion> sameFile = stored.flatMap(all -> of(all, generation.orElse(0L)));
            Optional<StatementVersion> last = sameFile.or(() -> seen);
            String digest = statement.digest();
            if (last.filter(old -> old.digest().equals(digest)).isPresent()) {
                // Stored before an interruption or a restart: what readers see decides, so that the file is reviewed as a whole.
                became.add(seen.equals(last) || written.containsKey(id) ? ImportedFact.SAME
                        : changed(seen.map(StatementVersion::statement), statement));
            } else if (last.filter(old -> old.asOf().isAfter(statement.asOf())).isPresent()) {
                became.add(ImportedFact.OLDER);
            } else if (sameFile.filter(old -> old.asOf().equals(statement.asOf())).isPresent()) {
                became.add(ImportedFact.CONTRADICTS);
            } else {
                became.add(changed(last.map(StatementVersion::statement), statement));
                var added = new StatementVersion(generation.orElse(0L), digest, statement.asOf(), statement.notAfter(now));
                written.put(id, new StoredStatement(id, with(added, stored, visible), stored.map(StoredStatement::version).orElse(0L)));
            }
        }
        if (generation.isPresent()) {
            List<StoredStatement> fresh = written.values().stream().filter(each -> !known.containsKey(each.id())).toList();
            List<StoredStatement> changed = written.values().stream().filter(each -> known.containsKey(each.id())).toList();
            if (!(statements.insertAll(fresh).isEmpty() & statements.replaceAll(changed) == changed.size())) {
                throw new IllegalStateException("the same balances are imported by two processes at once");
            }
        }
        return became;
    }

    private static List<StatementVersion> with(StatementVersion added, Optional<StoredStatement> stored,
            ImportGenerations.Visible visible) {
        List<StatementVersion> kept = stored.stream().flatMap(all -> all.stated().stream())
                .filter(each -> visible.sees(each.generation()) && each.generation() != added.generation()).toList();
        return Stream.concat(kept.stream().skip(Math.max(0, kept.size() - KEPT_STATEMENTS)), Stream.of(added)).toList();
    }

    private static ImportedFact changed(Optional<CisStatement> before, CisStatement now) {
        return before.map(old -> now.amount().isZero() && !old.amount().isZero() ? ImportedFact.CLEARED : ImportedFact.CHANGED)
                .orElse(ImportedFact.ADDED);
    }

    private static Optional<StatementVersion> seen(StoredStatement stored, ImportGenerations.Visible visible) {
        return stored.stated().stream().filter(each -> visible.sees(each.generation())).reduce((older, newer) -> newer);
    }

    private static Optional<StatementVersion> of(StoredStatement stored, long generation) {
        return stored.stated().stream().filter(each -> each.generation() == generation).findFirst();
    }

    private static <S> Map<String, S> known(AggregateCollection<S> collection, Collection<String> ids, Function<S, String> id) {
        return ids.isEmpty() ? new HashMap<>()
                : new HashMap<>(collection.findAll(ids.stream().distinct().toList()).stream().collect(toMap(id, Function.identity())));
    }
}
