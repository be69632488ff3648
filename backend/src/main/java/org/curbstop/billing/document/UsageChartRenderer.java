package org.curbstop.billing.document;

import static org.curbstop.common.print.HtmlFragment.attribute;
import static org.curbstop.common.print.HtmlFragment.concat;
import static org.curbstop.common.print.HtmlFragment.nothing;
import static org.curbstop.common.print.HtmlFragment.tag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.print.HtmlFragment;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;

/** Daily use over the last year, period by period: bars, and the same numbers in a table. */
final class UsageChartRenderer {

    private static final BigDecimal GALLONS = BigDecimal.valueOf(1000);
    private static final int MAX_BAR_HEIGHT = 50; // classes h0 to h50 of the style sheet: heights without a style attribute

    private final List<MeterRead> reads;
    private final BillMessages messages;

    /** @param reads newest first */
    UsageChartRenderer(List<MeterRead> reads, BillMessages messages) {
        this.reads = reads.reversed();
        this.messages = messages;
    }

    HtmlFragment render() {
        List<ServiceType> measured = Stream.of(ServiceType.ELECTRIC, ServiceType.WATER).filter(service -> !of(service).isEmpty()).toList();
        return measured.isEmpty()
                ? nothing()
                : tag("section class=\"usage\"", tag("h2", messages.message("usage")),
                        concat(measured.stream().map(this::barChart).toList()), table(measured));
    }

    private List<MeterRead> of(ServiceType service) {
        return reads.stream().filter(r -> r.service() == service).toList();
    }

    private HtmlFragment barChart(ServiceType service) {
        List<MeterRead> own = of(service);
        BigDecimal most = own.stream().map(UsageChartRenderer::perDay).max(BigDecimal::compareTo).orElse(BigDecimal.ONE)
                .max(BigDecimal.ONE);
        String what = messages.message("usage.chart", Map.of("service", messages.message("usage." + service),
                "first", messages.month(own.getFirst().date()), "last", messages.month(own.getLast().date())));
        List<HtmlFragment> bars = own.stream().map(read -> tag("td class=\"" + (read == own.getLast() ? "bar now" : "bar") + "\"",
                tag("div class=\"value\"", messages.number(perDay(read))),
                tag("div class=\"fill h" + height(perDay(read), most) + "\""),
                tag("div class=\"month\"", messages.month(read.date())))).toList();
        return tag("div class=\"chart\"",
                tag("h3", messages.message("usage." + service) + " (" + unit(own.getFirst()) + ")"),
                tag("table class=\"bars\" role=\"img\"" + attribute("aria-label", what), tag("tbody", tag("tr", concat(bars)))));
    }

    /** Newest first: a period a row, a service a pair of columns. */
    private HtmlFragment table(List<ServiceType> measured) {
        var heads = new ArrayList<HtmlFragment>(List.of(tag("th scope=\"col\"", messages.message("usage.month")),
                number("th scope=\"col\"", messages.message("usage.days"))));
        for (ServiceType service : measured) {
            heads.add(number("th scope=\"col\"", messages.message("service." + service)));
            heads.add(number("th scope=\"col\"", messages.message("usage.per-day")));
        }
        List<LocalDate> ends = reads.stream().map(MeterRead::date).distinct().toList().reversed();
        List<HtmlFragment> rows = ends.stream().map(end -> tag("tr", concat(row(end, end.equals(ends.getFirst()), measured)))).toList();
        return tag("table class=\"numbers\"", tag("thead", tag("tr", concat(heads))), tag("tbody", concat(rows)));
    }

    private List<HtmlFragment> row(LocalDate end, boolean now, List<ServiceType> measured) {
        List<MeterRead> ended = reads.stream().filter(r -> r.date().equals(end)).toList();
        var cells = new ArrayList<HtmlFragment>();
        cells.add(tag("th scope=\"row\"", messages.day(end) + (now ? " (" + messages.message("usage.now") + ")" : "")));
        cells.add(number("td", messages.number(BigDecimal.valueOf(ended.getFirst().days()))));
        for (ServiceType service : measured) {
            Optional<MeterRead> read = ended.stream().filter(r -> r.service() == service).findFirst();
            cells.add(number("td", read.map(this::used).orElse("")));
            cells.add(number("td", read.map(r -> messages.number(perDay(r)) + " " + unit(r)).orElse("")));
        }
        return cells;
    }

    private String used(MeterRead read) {
        return messages.number(read.used()) + " " + messages.message("unit." + read.unit())
                + (read.estimated() ? " (" + messages.message("meter.estimated") + ")" : "");
    }

    private static HtmlFragment number(String tag, String words) {
        return tag(tag + " class=\"money\"", words);
    }

    private String unit(MeterRead read) {
        return messages.message(read.service() == ServiceType.WATER ? "unit.gal" : "unit." + read.unit());
    }

    /** kWh, or whole gallons, which people can picture. */
    private static BigDecimal perDay(MeterRead read) {
        BigDecimal used = read.service() == ServiceType.WATER ? read.used().multiply(GALLONS) : read.used();
        return read.days() == 0 ? BigDecimal.ZERO : used.divide(BigDecimal.valueOf(read.days()), 0, RoundingMode.HALF_UP);
    }

    private static int height(BigDecimal value, BigDecimal most) {
        return value.multiply(BigDecimal.valueOf(MAX_BAR_HEIGHT)).divide(most, 0, RoundingMode.HALF_UP).intValue();
    }
}
