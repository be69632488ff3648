package org.curbstop.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** Buckets with concurrent writers. */
@DatabaseTest
abstract class AggregateCollectionScenario {

    record Filled(String bucket, int drops) implements DomainEvent {}

    sealed interface Lid {
        @StoredAs("off")
        record Off() implements Lid {}

        @StoredAs("on")
        record On(Instant since) implements Lid {}

        @StoredAs("tight")
        record Sealed(PersonId by, List<Lid> below) implements Lid {}
    }

    record Bucket(
            String id, String owner, Optional<String> key, List<String> labels, int drops, Lid lid, List<OutboxMessage> outbox,
            long version) implements OutboxAggregate {
        Bucket drop() {
            return new Bucket(id, owner, key, labels, drops + 1, lid, outbox, version);
        }

        Bucket telling() {
            return new Bucket(id, owner, key, labels, drops, lid, List.of(OutboxMessage.of(new Filled(id, drops))), version);
        }

        Bucket keyed(String to) {
            return new Bucket(id, owner, Optional.ofNullable(to), labels, drops, lid, outbox, version);
        }

        Bucket with(Lid other) {
            return new Bucket(id, owner, key, labels, drops, other, outbox, version);
        }
    }

    final TestStore test;
    final AggregateCollection<Bucket> buckets;

    AggregateCollectionScenario(TestStore test) {
        this.test = test;
        this.buckets = test.store().collection(
                Bucket.class, "buckets", Index.on("owner", "drops"), Index.uniqueWherePresent("key"), Index.on("labels"),
                Index.on("lid.is"));
    }

    static Bucket bucket(String id, String owner) {
        return new Bucket(id, owner, Optional.empty(), List.of(), 0, new Lid.Off(), List.of(), 0);
    }

    static <R> List<R> atOnce(int threads, List<Callable<R>> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var results = new ArrayList<R>();
            for (var each : pool.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        }
    }

    record Rate(String id, BigDecimal rate) {}

    record Everything(
            PersonId id, Money owed, Optional<LocalDate> due, YearMonth month, Duration patience, BigDecimal rate,
            Map<Kind, BigDecimal> rates,
            Set<Kind> kinds, Map<String, Object> facts, List<Optional<PhoneNumber>> phones, byte[] seal, boolean flag, double share) {
        enum Kind { LOW, HIGH }
    }
}
