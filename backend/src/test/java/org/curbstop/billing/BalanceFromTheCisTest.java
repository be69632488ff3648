package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.imports.CisPayment;
import org.curbstop.billing.imports.CisPayment.Origin;
import org.curbstop.billing.imports.CisStatement;
import org.curbstop.billing.imports.ImportedBill;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

/** Compares the balance rule with an oracle that keeps both sides' books by single movements and never reads a statement. */
class BalanceFromTheCisTest {

    private static final int CASES = Integer.getInteger("balance.cases", 100_000);
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("acct_100200302");

    /**
     * A movement of money, on either side.
     *
     * @param inCis when the CIS posts it; empty: never
     * @param entry our ledger entry, if it was made here
     * @param payment reference of its row in the payments file of the CIS
     */
    private record Movement(long cents, Optional<Instant> inCis, Optional<LedgerEntry> entry, Optional<String> payment) {}

    /** Facts that arrive one by one and may be repeated. */
    private sealed interface Fact {
        record BillArrives(ImportedBill bill) implements Fact {}

        record BalanceArrives(CisStatement statement) implements Fact {}

        record PaymentArrives(CisPayment payment) implements Fact {}

        record AcknowledgementArrives(String entry, Instant at) implements Fact {}
    }

    private static final class Case {
        private final Random random;
        private final List<Movement> movements = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<LedgerEntry> ours = new ArrayList<>();
        private final boolean cisExportsOurs;
        private final boolean fewAmounts;

        Case(long seed) {
            random = new Random(seed);
            cisExportsOurs = random.nextBoolean();
            fewAmounts = random.nextBoolean();
            for (int i = 0, n = 1 + random.nextInt(14); i < n; i++) {
                move(i);
            }
            for (int i = 0, n = 1 + random.nextInt(3); i < n; i++) {
                Instant asOf = moment();
                facts.add(new Fact.BalanceArrives(new CisStatement(ACCOUNT, Money.usd(cisAt(asOf)), asOf, List.of())));
            }
        }

        private Instant moment() {
            return BEGIN.plusSeconds(random.nextInt(40 * 24 * 3600));
        }

        private long amount(int i) {
            return fewAmounts ? 1000 + 1000L * random.nextInt(2) : 1 + 1_000L * (i + 1) + random.nextInt(900);
        }

        private void move(int i) {
            Instant at = moment();
            long cents = amount(i);
            switch (random.nextInt(4)) {
                case 0 -> movements.add(new Movement(cents, Optional.of(at), Optional.empty(), Optional.empty())); // a charge, billed below
                case 1 -> {
                    long paid = random.nextInt(8) == 0 ? -cents : cents; // or a reversed payment
                    Origin origin = List.of(Origin.COUNTER, Origin.LOCKBOX, Origin.MAIL, Origin.BANK).get(random.nextInt(4));
                    movements.add(new Movement(-paid, Optional.of(at), Optional.empty(), Optional.of("E" + i)));
                    facts.add(new Fact.PaymentArrives(new CisPayment(ACCOUNT, "E" + i, at, Money.usd(paid), origin, "", at)));
                }
                default -> ours(i, at, cents);
            }
        }

        private void ours(int i, Instant at, long cents) {
            boolean payment = random.nextInt(3) > 0;
            LedgerEntry entry = payment ? LedgerEntry.payment("pay_" + i, ACCOUNT, Money.usd(cents), at)
                    : LedgerEntry.of(ACCOUNT, random.nextBoolean() ? EntryKind.REFUND : EntryKind.DISPUTE, "x" + i, Money.usd(cents), at);
            ours.add(entry);
            Optional<Instant> inCis = random.nextInt(4) == 0 ? Optional.empty()
                    : Optional.of(at.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60))));
            movements.add(new Movement(entry.amount().minor(), inCis, Optional.of(entry), Optional.of("O" + i)));
            inCis.ifPresent(posted -> {
                boolean exported = cisExportsOurs;
                boolean named = random.nextBoolean();
                if (exported) {
                    facts.add(new Fact.PaymentArrives(new CisPayment(ACCOUNT, "O" + i, posted, entry.amount().negated(),
                            random.nextBoolean() ? Origin.ONLINE : Origin.UNKNOWN, named ? entry.id() : "", posted)));
                }
                if (!exported || random.nextBoolean()) {
                    facts.add(new Fact.AcknowledgementArrives(entry.id(), posted));
                }
            });
        }

        private long cisAt(Instant moment) {
            return movements.stream().filter(m -> m.inCis().filter(at -> !at.isAfter(moment)).isPresent()).mapToLong(Movement::cents).sum();
        }

        /** Adds up to two bills from the CIS, each for all its charges so far. */
        private void bills() {
            for (int i = 0, n = random.nextInt(3); i < n; i++) {
                Instant asOf = moment();
                LocalDate day = LocalDate.ofInstant(asOf, ZONE);
                Money total = Money.usd(cisAt(asOf));
                var line = new BillLine("service", ServiceType.WATER, BillLine.BillLineKind.FIXED, Map.of("en", "Water"), BigDecimal.ONE,
                        "",
                        total.decimal(), total, Optional.empty(), 0);
                facts.add(new Fact.BillArrives(new ImportedBill(new Bill(new BillId("bill_00" + i), ACCOUNT, day, day.plusDays(21),
                        new ServicePeriod(day.minusDays(30), day), List.of(), List.of(line), total.zero(), total.zero(), total,
                        Optional.empty(), 0), asOf)));
            }
        }

        /** Computes the balance movement by movement, from what has arrived. */
        private long oracle(Arrived arrived, Instant base) {
            long cents = 0;
            for (Movement m : movements) {
                boolean inBase = m.inCis().filter(at -> !at.isAfter(base)).isPresent();
                boolean known = m.entry().map(entry -> !(inBase && arrived.postedKnown(entry, m)))
                        .orElseGet(() -> !inBase && m.payment().filter(arrived.payments::containsKey).isPresent());
                cents += (inBase ? m.cents() : 0) + (known ? m.cents() : 0);
            }
            return cents;
        }
    }

    /** What is stored: sets, as in the database. */
    private static final class Arrived {
        private final Map<String, ImportedBill> bills = new HashMap<>();
        private final Map<String, CisPayment> payments = new HashMap<>();
        private final Map<String, Instant> acknowledged = new HashMap<>();
        private Optional<CisStatement> balance = Optional.empty();

        void take(Fact fact) {
            switch (fact) {
                case Fact.BillArrives it -> bills.put(it.bill().bill().id().value(), it.bill());
                case Fact.PaymentArrives it -> payments.put(it.payment().ref(), it.payment());
                case Fact.AcknowledgementArrives it -> acknowledged.put(it.entry(), it.at());
                case Fact.BalanceArrives it -> balance = balance.filter(last -> last.asOf().isAfter(it.statement().asOf()))
                        .or(() -> Optional.of(it.statement()));
            }
        }

        boolean postedKnown(LedgerEntry entry, Movement movement) {
            return acknowledged.containsKey(entry.id())
                    || movement.payment().filter(payments::containsKey).isPresent() && movement.inCis().isPresent();
        }

        Optional<CisBalance> balanceOf(List<LedgerEntry> ours) {
            return CisBalance.of(new CisBalance.Facts(List.copyOf(bills.values()), balance, List.copyOf(payments.values()), ours,
                    acknowledged, ZONE));
        }
    }

    @Test
    void any_interleaving_gives_the_balance_of_the_reference_model() {
        for (long seed = 0; seed < CASES; seed++) {
            var world = new Case(seed);
            world.bills();
            var order = new ArrayList<>(world.facts);
            world.facts.stream().filter(fact -> world.random.nextInt(3) == 0).forEach(order::add); // delivered twice
            Collections.shuffle(order, world.random);
            var arrived = new Arrived();
            for (int i = 0; i < order.size(); i++) {
                arrived.take(order.get(i));
                Optional<CisBalance> balance = arrived.balanceOf(world.ours);
                boolean last = i == order.size() - 1;
                if (balance.isPresent() && (last || !world.fewAmounts)) { // with equal amounts, only the full set of rows tells them apart
                    assertThat(balance.get().total().minor()).as("seed %d, fact %d of %d", seed, i + 1, order.size())
                            .isEqualTo(world.oracle(arrived, balance.get().asOf()));
                }
            }
        }
    }

    @Test
    void once_everything_has_arrived_each_movement_counts_exactly_once() {
        for (long seed = 0; seed < CASES / 10; seed++) {
            var world = new Case(seed);
            var arrived = new Arrived();
            Collections.shuffle(world.facts, world.random);
            world.facts.forEach(arrived::take);
            Instant end = BEGIN.plus(Duration.ofDays(60));
            arrived.take(new Fact.BalanceArrives(new CisStatement(ACCOUNT, Money.usd(world.cisAt(end)), end, List.of())));
            assertThat(arrived.balanceOf(world.ours).orElseThrow().total().minor()).as("seed %d", seed)
                    .isEqualTo(world.movements.stream().mapToLong(Movement::cents).sum());
        }
    }

    @Test
    void two_equal_payments_on_one_day_need_two_cis_rows() {
        var arrived = new Arrived();
        Instant noon = BEGIN.plus(Duration.ofHours(12));
        List<LedgerEntry> twice = List.of(LedgerEntry.payment("pay_1", ACCOUNT, Money.usd(5_000), noon),
                LedgerEntry.payment("pay_2", ACCOUNT, Money.usd(5_000), noon.plusSeconds(60)));
        arrived.take(new Fact.BalanceArrives(new CisStatement(ACCOUNT, Money.usd(10_000), BEGIN, List.of())));
        assertThat(arrived.balanceOf(twice).orElseThrow().total()).isEqualTo(Money.usd(0));
        arrived.take(new Fact.PaymentArrives(new CisPayment(ACCOUNT, "A", noon.plusSeconds(99), Money.usd(5_000), Origin.ONLINE, "",
                noon)));
        assertThat(arrived.balanceOf(twice).orElseThrow().total()).isEqualTo(Money.usd(0));
        arrived.take(new Fact.BalanceArrives(new CisStatement(ACCOUNT, Money.usd(5_000), noon.plusSeconds(100), List.of())));
        assertThat(arrived.balanceOf(twice).orElseThrow().total()).isEqualTo(Money.usd(0));
        // A third payment at the counter is separate, whatever its amount.
        arrived.take(new Fact.PaymentArrives(
                new CisPayment(ACCOUNT, "B", noon.plusSeconds(200), Money.usd(5_000), Origin.COUNTER, "", noon)));
        assertThat(arrived.balanceOf(twice).orElseThrow().total()).isEqualTo(Money.usd(-5_000));
    }

    @Test
    void a_waived_deposit_takes_no_payment_of_its_amount() {
        LedgerEntry deposit = LedgerEntry.of(ACCOUNT, EntryKind.DEPOSIT, "dep_1", Money.usd(15_000), BEGIN.plus(Duration.ofHours(1)));
        LedgerEntry waived = deposit.reversal(BEGIN.plus(Duration.ofHours(2)));
        Instant paid = BEGIN.plus(Duration.ofDays(1));
        var arrived = new Arrived();
        arrived.take(new Fact.BalanceArrives(new CisStatement(ACCOUNT, Money.usd(0), BEGIN, List.of())));
        arrived.take(new Fact.PaymentArrives(new CisPayment(ACCOUNT, "A", paid, Money.usd(15_000), Origin.UNKNOWN, "", paid)));
        assertThat(arrived.balanceOf(List.of(deposit, waived)).orElseThrow().total()).isEqualTo(Money.usd(-15_000));

        LedgerEntry payment = LedgerEntry.payment("pay_1", ACCOUNT, Money.usd(-15_000), BEGIN);
        assertThat(arrived.balanceOf(List.of(payment, payment.reversal(BEGIN.plus(Duration.ofHours(2))))).orElseThrow().total())
                .as("what was reversed is a payment").isEqualTo(Money.usd(0));
    }
}
