package org.curbstop.billing.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;

/**
 * Daily use over the last year by period, as bars and as a table.
 *
 * @param rows newest first: the period, its days, and two columns for each service
 */
public record UsageChart(List<ServiceChart> charts, List<String> heads, List<List<String>> rows) {

    private static final BigDecimal GALLONS = BigDecimal.valueOf(1000);
    private static final int MAX_BAR_HEIGHT = 50; // classes h0 to h50 of the style sheet set heights without style attributes

    public record ServiceChart(String title, String description, List<Bar> bars) {}

    public record Bar(String value, int height, String month, boolean now) {}

    /** @param newestFirst reads of all services */
    static UsageChart of(List<MeterRead> newestFirst, MessageCatalog messages) {
        List<MeterRead> reads = newestFirst.reversed();
        List<ServiceType> measured = Stream.of(ServiceType.ELECTRIC, ServiceType.WATER)
                .filter(service -> reads.stream().anyMatch(read -> read.service() == service)).toList();
        var heads = new ArrayList<>(List.of(messages.text("usage.month"), messages.text("usage.days")));
        measured.forEach(service -> heads.addAll(List.of(messages.text("service." + service), messages.text("usage.per-day"))));
        List<LocalDate> ends = reads.stream().map(MeterRead::date).distinct().toList().reversed();
        return new UsageChart(
                measured.stream().map(service -> chart(service, reads.stream().filter(r -> r.service() == service).toList(), messages))
                        .toList(),
                heads, ends.stream().map(end -> row(end, end.equals(ends.getFirst()), measured,
                        reads.stream().filter(r -> r.date().equals(end)).toList(), messages)).toList());
    }

    private static ServiceChart chart(ServiceType service, List<MeterRead> own, MessageCatalog messages) {
        BigDecimal most = own.stream().map(UsageChart::perDay).max(BigDecimal::compareTo).orElse(BigDecimal.ONE).max(BigDecimal.ONE);
        return new ServiceChart(messages.text("usage." + service) + " (" + unit(own.getFirst(), messages) + ")",
                messages.text("usage.chart", Map.of("service", messages.text("usage." + service),
                        "first", month(own.getFirst(), messages), "last", month(own.getLast(), messages))),
                own.stream().map(read -> new Bar(messages.formats().number(perDay(read)), height(perDay(read), most), month(read, messages),
                        read == own.getLast())).toList());
    }

    private static String month(MeterRead read, MessageCatalog messages) {
        return messages.formats().shortMonthOfYear(YearMonth.from(read.date()));
    }

    private static List<String> row(LocalDate end, boolean now, List<ServiceType> measured, List<MeterRead> ended,
            MessageCatalog messages) {
        var cells = new ArrayList<String>();
        cells.add(messages.formats().date(end) + (now ? " (" + messages.text("usage.now") + ")" : ""));
        cells.add(messages.formats().number(BigDecimal.valueOf(ended.getFirst().days())));
        for (ServiceType service : measured) {
            Optional<MeterRead> read = ended.stream().filter(r -> r.service() == service).findFirst();
            cells.add(read.map(r -> messages.formats().number(r.used()) + " " + messages.text("unit." + r.unit())
                    + (r.estimated() ? " (" + messages.text("meter.estimated") + ")" : "")).orElse(""));
            cells.add(read.map(r -> messages.formats().number(perDay(r)) + " " + unit(r, messages)).orElse(""));
        }
        return cells;
    }

    private static String unit(MeterRead read, MessageCatalog messages) {
        return messages.text(read.service() == ServiceType.WATER ? "unit.gal" : "unit." + read.unit());
    }

    /** Returns daily use in kWh or in whole gallons, which people can picture. */
    private static BigDecimal perDay(MeterRead read) {
        BigDecimal used = read.service() == ServiceType.WATER ? read.used().multiply(GALLONS) : read.used();
        return read.days() == 0 ? BigDecimal.ZERO : used.divide(BigDecimal.valueOf(read.days()), 0, RoundingMode.HALF_UP);
    }

    private static int height(BigDecimal value, BigDecimal most) {
        return value.multiply(BigDecimal.valueOf(MAX_BAR_HEIGHT)).divide(most, 0, RoundingMode.HALF_UP).intValue();
    }
}
