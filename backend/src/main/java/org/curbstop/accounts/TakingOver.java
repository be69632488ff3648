package org.curbstop.accounts;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.curbstop.accounts.Register.HeldAccount;
import org.curbstop.accounts.Register.HeldPerson;
import org.curbstop.accounts.Register.HeldPremise;
import org.curbstop.accounts.Register.Imported;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Documents;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/**
 * Takes accounts over from the customer information system, many at once. A person is known by that system's customer number, a
 * place by its address, an account by its number, so the same rows can come again and again. What was changed here stands until
 * that system itself says something new; delegates are never touched.
 */
@Component
public final class TakingOver {

    /** The most that {@link #take} does in one go. */
    public static final int MOST = Where.MOST;

    private static final int TRIES = 5;
    private static final Executor AT_ONCE = work -> Thread.ofVirtual().name("taking-over").start(work);

    private final Register register;

    TakingOver(Register register) {
        this.register = register;
    }

    /** Stores all of them. When it returns they are stored; when it fails, some may be, and the same call again puts it right. */
    public List<Taken> take(List<Incoming> rows) {
        if (rows.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " at once");
        }
        for (int tries = 0; tries < TRIES; tries++) {
            var batch = new Batch(rows);
            if (batch.store()) {
                return batch.taken;
            }
        }
        throw new IllegalStateException("the same accounts are changed by others all the time");
    }

    private <T> Map<String, T> known(Documents<T> documents, String field, Collection<String> keys, Function<T, String> key) {
        return documents.list(Where.in(field, keys).limit(Where.MOST)).stream().collect(toMap(key, Function.identity()));
    }

    /** The rows of one call against what is stored, and what is to be written for them: people and places first, so that no account names what is not there. */
    private final class Batch {
        private final List<Incoming> rows;
        private final List<Taken> taken = new ArrayList<>();
        private final Writes<HeldPerson> people;
        private final Writes<HeldPremise> premises;
        private final Writes<HeldAccount> accounts;

        Batch(List<Incoming> rows) {
            this.rows = rows;
            var knownPeople = atOnce(() -> known(
                    register.people, "customer", distinct(Incoming::customer), held -> held.customer().orElseThrow()));
            var knownPremises = atOnce(() -> known(
                    register.premises, "key", distinct(row -> row.place().address().key()), HeldPremise::key));
            accounts = new Writes<>(register.accounts, known(
                    register.accounts, "account.number", distinct(row -> row.number().value()), held -> held.account().number().value()));
            people = new Writes<>(register.people, done(knownPeople));
            premises = new Writes<>(register.premises, done(knownPremises));
        }

        private List<String> distinct(Function<Incoming, String> key) {
            return rows.stream().map(key).distinct().toList();
        }

        /** False: somebody else was at the same documents; look again. */
        boolean store() {
            rows.forEach(row -> taken.add(take(row)));
            var places = atOnce(premises::write); // shares its way to the disk with the people
            boolean all = people.write();
            return done(places) && all && accounts.write();
        }

        private Taken take(Incoming row) {
            Optional<HeldAccount> there = accounts.find(row.number().value());
            Optional<Imported> before = there.flatMap(HeldAccount::imported);
            if (before.filter(b -> b.file().equals(row.file()) && b.line() != row.line()).isPresent()) {
                return new Taken.Duplicate(before.get().line());
            }
            boolean holderChanged = takeHolder(row, before);
            Premise premise = takePlace(row);
            var imported = new Imported(row.file(), row.line(), row.digest(), row.holder().digest());
            PersonId holder = people.find(row.customer()).orElseThrow().id();
            if (there.isEmpty()) {
                accounts.put(row.number().value(), HeldAccount.of(account(row, AccountId.mint(), 0, holder, premise, Set.of()), Optional.of(imported)));
                return new Taken.Added();
            }
            HeldAccount held = there.get();
            boolean same = before.filter(b -> b.digest().equals(imported.digest())).isPresent();
            if (!before.equals(Optional.of(imported))) { // the mark of this file is written even where nothing else is new
                Account next = same ? held.account() : account(row, held.id(), held.version(), holder, premise, held.account().delegates());
                accounts.put(row.number().value(), HeldAccount.of(next.withVersion(held.version()), Optional.of(imported)));
            }
            return same && !holderChanged ? new Taken.Same() : new Taken.Changed();
        }

        private boolean takeHolder(Incoming row, Optional<Imported> before) {
            Optional<HeldPerson> there = people.find(row.customer());
            if (there.isPresent() && before.filter(b -> b.holder().equals(row.holder().digest())).isPresent()) {
                return false;
            }
            Incoming.Holder holder = row.holder();
            var person = new Person(
                    there.map(HeldPerson::id).orElseGet(PersonId::mint), there.map(HeldPerson::version).orElse(0L), holder.name(),
                    holder.contacts(), holder.language(), holder.paperless(), holder.mailing(), false);
            people.put(row.customer(), HeldPerson.of(person, Optional.of(row.customer()), List.of()));
            return there.isPresent();
        }

        private Premise takePlace(Incoming row) {
            Incoming.Place place = row.place();
            String key = place.address().key();
            Optional<Premise> there = premises.find(key).map(HeldPremise::asPremise);
            var premise = new Premise(
                    there.map(Premise::id).orElseGet(PremiseId::mint), there.map(Premise::version).orElse(0L),
                    there.map(Premise::address).orElse(place.address()),
                    place.feeder().or(() -> there.flatMap(Premise::feeder)),
                    place.pressureZone().or(() -> there.flatMap(Premise::pressureZone)),
                    place.point().or(() -> there.flatMap(Premise::point)));
            if (!there.equals(Optional.of(premise))) {
                premises.put(key, HeldPremise.of(premise));
            }
            return premise;
        }
    }

    private static <R> CompletableFuture<R> atOnce(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, AT_ONCE);
    }

    private static <R> R done(CompletableFuture<R> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Account account(Incoming row, AccountId id, long version, PersonId holder, Premise premise, Set<Delegate> delegates) {
        return new Account(
                id, version, row.number(), row.oldNumbers(), holder, delegates, premise, row.agreements(), row.customerClass(),
                row.opened(), row.closed());
    }

    /** What is known of one collection by its key, and what is to be written into it. */
    private static final class Writes<T> {
        private final Documents<T> documents;
        private final Map<String, T> known;
        private final Map<String, T> now = new HashMap<>();
        private final Map<String, T> written = new LinkedHashMap<>();

        Writes(Documents<T> documents, Map<String, T> known) {
            this.documents = documents;
            this.known = known;
            now.putAll(known);
        }

        Optional<T> find(String key) {
            return Optional.ofNullable(now.get(key));
        }

        void put(String key, T next) {
            now.put(key, next);
            written.put(key, next);
        }

        boolean write() {
            List<T> fresh = written.entrySet().stream().filter(e -> !known.containsKey(e.getKey())).map(Map.Entry::getValue).toList();
            List<T> changed = written.entrySet().stream().filter(e -> known.containsKey(e.getKey())).map(Map.Entry::getValue).toList();
            boolean all = documents.insertAll(fresh) == fresh.size();
            return documents.replaceAll(changed) == changed.size() && all;
        }
    }
}
