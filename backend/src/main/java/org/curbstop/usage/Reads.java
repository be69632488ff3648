package org.curbstop.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.curbstop.common.AccountId;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** What the meters showed. */
@Component
public final class Reads {

    private static final int DECIMALS = 3;

    private final ReadBook book;
    private final Clock clock;

    Reads(ReadBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** False: this meter has a reading of that day already. */
    public boolean add(Read read) {
        return book.insert(read);
    }

    /** Many at once, for imports. Answers how many are new; the others are no error. */
    public int addAll(List<Read> reads) {
        return book.insertAll(reads);
    }

    /** Newest first, from {@code since} on. */
    public List<Read> since(AccountId account, LocalDate since) {
        return book.since(account, since);
    }

    /** Use by month and service over the last {@code months} months, oldest first; a month belongs to the readings that ended in it. */
    public List<MonthOfUse> of(AccountId account, int months) {
        YearMonth first = YearMonth.now(clock).minusMonths(months - 1L);
        record Cell(YearMonth month, UtilityService service) implements Comparable<Cell> {
            @Override
            public int compareTo(Cell o) {
                int byMonth = month.compareTo(o.month);
                return byMonth != 0 ? byMonth : service.compareTo(o.service);
            }
        }
        var cells = new TreeMap<Cell, List<Read>>();
        for (Read read : book.since(account, first.atDay(1))) {
            cells.computeIfAbsent(new Cell(YearMonth.from(read.date()), read.service()), c -> new ArrayList<>()).add(read);
        }
        return cells.entrySet().stream().map(e -> month(e.getKey().month(), e.getKey().service(), e.getValue())).toList();
    }

    private static MonthOfUse month(YearMonth month, UtilityService service, List<Read> reads) {
        BigDecimal used = reads.stream().map(Read::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        int days = reads.stream().mapToInt(Read::days).sum();
        BigDecimal perDay = days == 0 ? BigDecimal.ZERO : used.divide(BigDecimal.valueOf(days), DECIMALS, RoundingMode.HALF_UP);
        return new MonthOfUse(month, service, used, reads.getFirst().unit(), days, perDay, reads.stream().anyMatch(Read::estimated));
    }
}
