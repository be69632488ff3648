package org.curbstop.accounts.imports;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.GivenNumber;
import org.curbstop.accounts.lookup.AccountRepository.ImportOrigin;
import org.curbstop.accounts.lookup.AccountRepository.ImportedHolder;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.accounts.lookup.AccountRepository.StoredPremise;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Query;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Imports accounts from the CIS in batches. People are matched by CIS customer number, premises by address and accounts by number, so that
 * the same rows can be imported repeatedly. Changes made in Curbstop are kept until the CIS sends a different value (decision 0335).
 * A number that another customer gets becomes a new account: the previous one is closed and keeps all that is stored about it
 * (decision 0420).
 */
@Component
public final class AccountUpsert {

    /** Maximum number of rows in one call to {@link #upsert}. */
    public static final int MAX_ROWS = Query.MAX_LIMIT;

    private static final int MAX_ATTEMPTS = 5;
    private static final Executor IMPORT_THREADS = work -> Thread.ofVirtual().name("account-import").start(work);

    private final AccountRepository repository;
    private final Utility utility;
    private final Clock clock;

    public AccountUpsert(AccountRepository repository, Utility utility, Clock clock) {
        this.repository = repository;
        this.utility = utility;
        this.clock = clock;
    }

    /** Stores all rows. If the call fails, some rows may have been stored; repeat it to complete the import. */
    public List<AccountUpsertResult> upsert(List<AccountImportRow> rows) {
        if (rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("at most " + MAX_ROWS + " at once");
        }
        var conflicts = new HashMap<Long, Set<ImportConflict>>();
        for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
            var batch = new Batch(rows, conflicts);
            if (batch.store()) {
                return batch.results;
            }
        }
        throw new IllegalStateException("the same accounts are changed by others all the time");
    }

    /** Returns whether there are any accounts that an import could change. */
    public boolean hasAccounts() {
        return !repository.accounts.list(Query.all().limit(1)).isEmpty();
    }

    /** Returns what {@link #upsert} would do with these rows, without storing anything. */
    public List<AccountUpsertResult> preview(List<AccountImportRow> rows) {
        var batch = new Batch(rows, new HashMap<>());
        rows.forEach(row -> batch.results.add(batch.upsert(row)));
        return batch.results;
    }

    private <T> Map<String, T> known(AggregateCollection<T> documents, String field, Collection<String> keys, Function<T, String> key) {
        return documents.list(Query.whereIn(field, keys).limit(Query.MAX_LIMIT)).stream().collect(toMap(key, Function.identity()));
    }

    /**
     * Compares the rows of one call with the stored documents and collects the writes. People and premises are written first, so that no
     * account refers to a missing document.
     */
    private final class Batch {
        private final List<AccountImportRow> rows;
        /** By line, over all attempts: one that wrote the people alone leaves no difference for the next to find. */
        private final Map<Long, Set<ImportConflict>> conflictsByLine;
        private final List<AccountUpsertResult> results = new ArrayList<>();
        private final BatchWrites<StoredPerson> people;
        private final BatchWrites<StoredPremise> premises;
        private final BatchWrites<StoredAccount> accounts;

        Batch(List<AccountImportRow> rows, Map<Long, Set<ImportConflict>> conflictsByLine) {
            this.rows = rows;
            this.conflictsByLine = conflictsByLine;
            var knownPeople = async(() -> known(
                    repository.people, "customer", distinct(AccountImportRow::customer), held -> held.customer().orElseThrow()));
            var knownPremises = async(() -> known(
                    repository.premises, "key", distinct(row -> row.place().address().key()), StoredPremise::key));
            accounts = new BatchWrites<>(repository.accounts, known(
                    repository.accounts, "account.number", distinct(row -> row.number().value()), held -> held.account().number().value()));
            people = new BatchWrites<>(repository.people, join(knownPeople));
            premises = new BatchWrites<>(repository.premises, join(knownPremises));
        }

        private List<String> distinct(Function<AccountImportRow, String> key) {
            return rows.stream().map(key).distinct().toList();
        }

        /** Returns {@code false} on a concurrent change; the caller reads again and retries. */
        boolean store() {
            rows.forEach(row -> results.add(upsert(row)));
            var places = async(premises::write); // written concurrently with the people
            boolean all = people.write();
            return join(places) && all && accounts.write();
        }

        private AccountUpsertResult upsert(AccountImportRow row) {
            Optional<StoredAccount> there = accounts.find(row.number().value());
            Optional<ImportOrigin> before = there.flatMap(StoredAccount::imported);
            if (before.filter(b -> b.file().equals(row.file()) && b.line() != row.line()).isPresent()) {
                return new AccountUpsertResult.Duplicate(before.get().line());
            }
            Set<ImportConflict> conflicts = conflictsByLine.computeIfAbsent(row.line(), _ -> EnumSet.noneOf(ImportConflict.class));
            boolean holderChanged = upsertHolder(row, there, conflicts);
            var imported = new ImportOrigin(row.file(), row.line(), row.digest(), row.holder().digest(), Optional.of(row.place().digest()));
            Premise premise = upsertPremise(row, before.filter(b -> b.place().equals(imported.place())).isPresent());
            PersonId holder = people.find(row.customer()).orElseThrow().id();
            if (there.isEmpty()) {
                accounts.put(row.number().value(),
                        StoredAccount.of(account(row, AccountId.create(), 0, holder, premise, Set.of()), Optional.of(imported)));
                return new AccountUpsertResult.Added(conflicts);
            }
            StoredAccount held = there.get();
            boolean same = before.filter(b -> b.digest().equals(imported.digest())).isPresent();
            if (before.isEmpty() && !holder.equals(held.account().holder())
                    && findAddedHere(held).filter(person -> shareName(person, row)).isPresent()) {
                conflicts.add(ImportConflict.KNOWN_CUSTOMER);
            }
            if (isOtherCustomer(row, held, before, holder)) {
                if (!conflicts.contains(ImportConflict.OTHER_NAME)) {
                    conflicts.add(ImportConflict.OTHER_CUSTOMER);
                }
                giveNumber(row, held);
                accounts.put(row.number().value(),
                        StoredAccount.of(account(row, AccountId.create(), 0, holder, premise, Set.of()), Optional.of(imported)));
                return new AccountUpsertResult.Updated(conflicts);
            }
            // The import origin is updated even where nothing else changed; accounts stored before there were search keys get these.
            if (!before.equals(Optional.of(imported)) || held.searchKeys().isEmpty()) {
                Account next = same ? held.account() : account(row, held.id(), held.version(), holder, premise, held.account().delegates());
                next = row.allAgreements() || same ? next : withKnownAgreements(next, held.account());
                accounts.put(row.number().value(), StoredAccount.of(next.withVersion(held.version()), Optional.of(imported)));
            }
            return same && !holderChanged && conflicts.isEmpty() ? new AccountUpsertResult.Unchanged()
                    : new AccountUpsertResult.Updated(conflicts);
        }

        /**
         * With the same name and contacts as in the last row, or the same name and first day, it is the same customer under another number;
         * with the same name, also one who gets a customer number for the first time. An account opened here has no last row: it is another
         * customer if the names have no word in common.
         */
        private boolean isOtherCustomer(AccountImportRow row, StoredAccount held, Optional<ImportOrigin> before, PersonId holder) {
            if (holder.equals(held.account().holder()) || before.filter(b -> b.holder().equals(row.holder().digest())).isPresent()) {
                return false;
            }
            if (before.isEmpty()) {
                return findAddedHere(held).filter(person -> !shareName(person, row)).isPresent();
            }
            Optional<StoredPerson> previous = repository.people.find(held.account().holder().value());
            boolean numbered = previous.flatMap(StoredPerson::customer).filter(AccountImportRow.customerOf(row.number())::equals).isEmpty();
            boolean named = previous.filter(known -> isNamed(known, row)).isPresent();
            return !named || numbered && !row.opened().equals(held.account().opened());
        }

        private void giveNumber(AccountImportRow row, StoredAccount held) {
            LocalDate since = row.opened().isAfter(held.account().opened()) ? row.opened() : LocalDate.now(clock);
            String count = "X" + (repository.listFormer(List.of(row.number())).size() + 1);
            String number = row.number().value();
            int excess = Math.max(0, number.length() + count.length() - AccountNumber.MAX_LENGTH);
            var next = new AccountNumber(number.substring(excess) + count);
            accounts.move(number, next.value(), held.without(new GivenNumber(row.number(), since), next));
        }

        private Optional<StoredPerson> findAddedHere(StoredAccount held) {
            return repository.people.find(held.account().holder().value()).filter(person -> person.customer().isEmpty());
        }

        /**
         * Returns the person with the row's customer number; without one, not a person of another name. The first row of an account that
         * was opened here is about the person for whom it was opened, with all that they gave here.
         */
        private Optional<StoredPerson> holderOf(AccountImportRow row, Optional<StoredAccount> account, Set<ImportConflict> conflicts) {
            Optional<StoredPerson> there = people.find(row.customer());
            if (there.isEmpty()) {
                Optional<StoredPerson> addedHere = account.filter(held -> held.imported().isEmpty()).flatMap(this::findAddedHere)
                        .filter(person -> shareName(person, row));
                addedHere.ifPresent(person -> people.keep(row.customer(), person));
                return addedHere;
            }
            Optional<StoredPerson> other = there.filter(known -> row.isWithoutCustomerNumber() && !isNamed(known, row));
            if (other.isEmpty()) {
                return there;
            }
            String key = row.customer() + " of " + other.get().id().value();
            people.move(row.customer(), key, StoredPerson.of(other.get().asPerson(), Optional.of(key), other.get().imported(), List.of()));
            conflicts.add(ImportConflict.OTHER_NAME);
            return Optional.empty();
        }

        private boolean upsertHolder(AccountImportRow row, Optional<StoredAccount> account, Set<ImportConflict> conflicts) {
            Optional<ImportOrigin> before = account.flatMap(StoredAccount::imported);
            Optional<StoredPerson> there = holderOf(row, account, conflicts);
            var merge = new HolderMerge(row.holder(), there);
            if (there.isPresent() && before.filter(b -> b.holder().equals(row.holder().digest())).isPresent()) {
                there.filter(held -> held.searchKeys().isEmpty() || held.imported().isEmpty()).ifPresent(held -> people.put(row.customer(),
                        StoredPerson.of(held.asPerson(), held.customer(), held.imported().or(() -> Optional.of(merge.imported())),
                                List.of())));
                return false;
            }
            Person person = merge.person(utility.language());
            Optional<ImportedHolder> imported = Optional.of(merge.imported());
            conflicts.addAll(merge.conflicts());
            boolean same = there.filter(held -> held.asPerson().equals(person)).isPresent();
            if (!same || there.filter(held -> held.imported().equals(imported)).isEmpty()) {
                people.put(row.customer(), StoredPerson.of(person, Optional.of(row.customer()), imported, List.of()));
            }
            return there.isPresent() && !same;
        }

        /**
         * @param same whether this row's location is unchanged since its last import; another account's row may have changed the premise
         *     since
         */
        private Premise upsertPremise(AccountImportRow row, boolean same) {
            AccountImportRow.ServiceLocation place = row.place();
            String key = place.address().key();
            Optional<StoredPremise> stored = premises.find(key);
            Optional<Premise> there = stored.map(StoredPremise::asPremise);
            if (same && stored.filter(held -> held.streets().isPresent()).isPresent()) {
                return there.orElseThrow();
            }
            var premise = new Premise(
                    there.map(Premise::id).orElseGet(PremiseId::create), there.map(Premise::version).orElse(0L),
                    there.map(Premise::address).orElse(place.address()),
                    place.feeder().or(() -> there.flatMap(Premise::feeder)),
                    place.pressureZone().or(() -> there.flatMap(Premise::pressureZone)),
                    place.point().or(() -> there.flatMap(Premise::point)));
            // Adds street keys to premises stored before these existed.
            if (!there.equals(Optional.of(premise)) || stored.filter(held -> held.streets().isEmpty()).isPresent()) {
                premises.put(key, StoredPremise.of(premise));
            }
            return premise;
        }
    }

    /** Returns whether the names have the same words, in any order and without case and accents. */
    private static boolean isNamed(StoredPerson known, AccountImportRow row) {
        return Set.copyOf(AccountRepository.words(known.person().name())).equals(Set.copyOf(AccountRepository.words(row.holder().name())))
                && !AccountRepository.words(row.holder().name()).isEmpty() || known.person().name().equalsIgnoreCase(row.holder().name());
    }

    private static boolean shareName(StoredPerson known, AccountImportRow row) {
        return !Collections.disjoint(AccountRepository.words(known.person().name()), AccountRepository.words(row.holder().name()));
    }

    private static <R> CompletableFuture<R> async(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, IMPORT_THREADS);
    }

    private static <R> R join(CompletableFuture<R> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Account account(AccountImportRow row, AccountId id, long version, PersonId holder, Premise premise,
            Set<Delegate> delegates) {
        return new Account(id, version, row.number(), row.oldNumbers(), holder, delegates, premise, row.agreements(), row.customerClass(),
                row.opened(), row.closed());
    }

    /** Keeps the stored agreements for services that are missing from the row. */
    private static Account withKnownAgreements(Account next, Account known) {
        var agreements = new ArrayList<>(next.agreements());
        known.agreements().stream().filter(old -> next.agreements().stream().noneMatch(each -> each.service() == old.service()))
                .forEach(agreements::add);
        return new Account(next.id(), next.version(), next.number(), next.oldNumbers(), next.holder(), next.delegates(), next.premise(),
                agreements, next.customerClass(), next.opened(), next.closed());
    }
}
