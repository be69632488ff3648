package org.curbstop.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Repository for meter reads. */
@Component
public final class MeterReads {

    private static final int DECIMALS = 3;

    private final AggregateCollection<MeterRead> reads;
    private final Clock clock;

    public MeterReads(Database database, Clock clock) {
        this.reads = database.collection(MeterRead.class, "reads", Index.on("account", "date"));
        this.clock = clock;
    }

    /** Returns false if the meter already has a read for this day. */
    public boolean add(MeterRead read) {
        return reads.insert(read);
    }

    /** Adds reads in a batch, for imports. Returns the number of new reads; existing ones are no error. */
    public int addAll(List<MeterRead> many) {
        return many.size() - reads.insertAll(many).size();
    }

    public enum UpsertResult {
        ADDED, SAME,
        /** Replaces an estimated read, or any if the new one is a correction. */
        CORRECTED,
        /** A different read exists and is kept. */
        CONTRADICTS
    }

    /** @param corrects whether it replaces a read that was not estimated, because that one was wrong */
    public record ImportedRead(MeterRead read, boolean corrects) {}

    /**
     * Adds reads in order; replaces estimated and corrected ones.
     *
     * @param write false for a dry run
     */
    public List<UpsertResult> upsertAll(List<ImportedRead> many, boolean write) {
        Map<String, MeterRead> known = new HashMap<>();
        reads.findAll(many.stream().map(each -> each.read().id()).distinct().toList()).forEach(read -> known.put(read.id(), read));
        var written = new HashSet<String>();
        var fresh = new ArrayList<MeterRead>();
        var corrected = new ArrayList<MeterRead>();
        var became = new ArrayList<UpsertResult>();
        for (ImportedRead imported : many) {
            MeterRead read = imported.read();
            MeterRead before = known.putIfAbsent(read.id(), read);
            if (before == null) {
                fresh.add(read);
                written.add(read.id());
                became.add(UpsertResult.ADDED);
            } else if (before.isLike(read)) {
                became.add(UpsertResult.SAME);
            } else if ((before.estimated() || imported.corrects()) && before.account().equals(read.account()) && written.add(read.id())) {
                corrected.add(read.withVersion(before.version()));
                known.put(read.id(), read);
                became.add(UpsertResult.CORRECTED);
            } else {
                became.add(UpsertResult.CONTRADICTS);
            }
        }
        if (write && !(reads.insertAll(fresh).isEmpty() & reads.replaceAll(corrected) == corrected.size())) {
            throw new IllegalStateException("the same readings are imported by two processes at once");
        }
        return became;
    }

    /** Returns the account of the meter's latest read. */
    public Optional<AccountId> findAccount(MeterId meter) {
        // In ASCII, A follows @, which ends the meter number in an id.
        return reads.list(Query.all().from("id", meter + "@").before("id", meter + "A").descending("id").limit(1)).stream()
                .map(MeterRead::account).findFirst();
    }

    /** Returns reads since the given day, newest first. */
    public List<MeterRead> listSince(AccountId account, LocalDate since) {
        return reads.list(Query.where("account", account).from("date", since).descending("date"));
    }

    /** Returns usage by month and service for the last {@code months} months, oldest first; the date of a read determines its month. */
    public List<MonthlyUsage> monthlyUsage(AccountId account, int months) {
        YearMonth first = YearMonth.now(clock).minusMonths(months - 1L);
        record Cell(YearMonth month, ServiceType service) implements Comparable<Cell> {
            @Override
            public int compareTo(Cell o) {
                int byMonth = month.compareTo(o.month);
                return byMonth != 0 ? byMonth : service.compareTo(o.service);
            }
        }
        var cells = new TreeMap<Cell, List<MeterRead>>();
        for (MeterRead read : listSince(account, first.atDay(1))) {
            cells.computeIfAbsent(new Cell(YearMonth.from(read.date()), read.service()), c -> new ArrayList<>()).add(read);
        }
        return cells.entrySet().stream().map(e -> month(e.getKey().month(), e.getKey().service(), e.getValue())).toList();
    }

    private static MonthlyUsage month(YearMonth month, ServiceType service, List<MeterRead> reads) {
        BigDecimal used = reads.stream().map(MeterRead::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        int days = reads.stream().mapToInt(MeterRead::days).sum();
        BigDecimal perDay = days == 0 ? BigDecimal.ZERO : used.divide(BigDecimal.valueOf(days), DECIMALS, RoundingMode.HALF_UP);
        return new MonthlyUsage(month, service, used, reads.getFirst().unit(), days, perDay, reads.stream().anyMatch(MeterRead::estimated));
    }
}
