package org.curbstop.billing;

import static org.curbstop.common.print.Html.all;
import static org.curbstop.common.print.Html.attribute;
import static org.curbstop.common.print.Html.none;
import static org.curbstop.common.print.Html.tag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.print.Html;
import org.curbstop.usage.Read;
import org.curbstop.utility.UtilityService;

/** Use a day over the last year, period by period: bars to look at and the same numbers in a table. */
final class UsageChart {

    private static final BigDecimal GALLONS = BigDecimal.valueOf(1000);
    private static final int TALLEST = 50; // classes h0 to h50 of the style sheet: heights without a style attribute

    private final List<Read> reads;
    private final BillWords words;

    /** @param reads newest first */
    UsageChart(List<Read> reads, BillWords words) {
        this.reads = reads.reversed();
        this.words = words;
    }

    Html html() {
        List<UtilityService> measured = Stream.of(UtilityService.ELECTRIC, UtilityService.WATER).filter(service -> !of(service).isEmpty()).toList();
        return measured.isEmpty()
                ? none()
                : tag("section class=\"usage\"", tag("h2", words.say("usage")), all(measured.stream().map(this::bars).toList()), numbers(measured));
    }

    private List<Read> of(UtilityService service) {
        return reads.stream().filter(r -> r.service() == service).toList();
    }

    private Html bars(UtilityService service) {
        List<Read> own = of(service);
        BigDecimal most = own.stream().map(UsageChart::perDay).max(BigDecimal::compareTo).orElse(BigDecimal.ONE).max(BigDecimal.ONE);
        String what = words.say("usage.chart", Map.of("service", words.say("usage." + service),
                "first", words.month(own.getFirst().date()), "last", words.month(own.getLast().date())));
        List<Html> bars = own.stream().map(read -> tag("td class=\"" + (read == own.getLast() ? "bar now" : "bar") + "\"",
                tag("div class=\"value\"", words.number(perDay(read))),
                tag("div class=\"fill h" + height(perDay(read), most) + "\""),
                tag("div class=\"month\"", words.month(read.date())))).toList();
        return tag("div class=\"chart\"",
                tag("h3", words.say("usage." + service) + " (" + unit(own.getFirst()) + ")"),
                tag("table class=\"bars\" role=\"img\"" + attribute("aria-label", what), tag("tbody", tag("tr", all(bars)))));
    }

    /** Newest first: a period a row, a service a pair of columns. */
    private Html numbers(List<UtilityService> measured) {
        var heads = new ArrayList<Html>(List.of(tag("th scope=\"col\"", words.say("usage.month")), number("th scope=\"col\"", words.say("usage.days"))));
        for (UtilityService service : measured) {
            heads.add(number("th scope=\"col\"", words.say("service." + service)));
            heads.add(number("th scope=\"col\"", words.say("usage.per-day")));
        }
        List<LocalDate> ends = reads.stream().map(Read::date).distinct().toList().reversed();
        List<Html> rows = ends.stream().map(end -> tag("tr", all(row(end, end.equals(ends.getFirst()), measured)))).toList();
        return tag("table class=\"numbers\"", tag("thead", tag("tr", all(heads))), tag("tbody", all(rows)));
    }

    private List<Html> row(LocalDate end, boolean now, List<UtilityService> measured) {
        List<Read> ended = reads.stream().filter(r -> r.date().equals(end)).toList();
        var cells = new ArrayList<Html>();
        cells.add(tag("th scope=\"row\"", words.day(end) + (now ? " (" + words.say("usage.now") + ")" : "")));
        cells.add(number("td", words.number(BigDecimal.valueOf(ended.getFirst().days()))));
        for (UtilityService service : measured) {
            Optional<Read> read = ended.stream().filter(r -> r.service() == service).findFirst();
            cells.add(number("td", read.map(this::used).orElse("")));
            cells.add(number("td", read.map(r -> words.number(perDay(r)) + " " + unit(r)).orElse("")));
        }
        return cells;
    }

    private String used(Read read) {
        return words.number(read.used()) + " " + words.say("unit." + read.unit()) + (read.estimated() ? " (" + words.say("meter.estimated") + ")" : "");
    }

    private static Html number(String tag, String words) {
        return tag(tag + " class=\"money\"", words);
    }

    private String unit(Read read) {
        return words.say(read.service() == UtilityService.WATER ? "unit.gal" : "unit." + read.unit());
    }

    /** kWh, or whole gallons, which people can picture. */
    private static BigDecimal perDay(Read read) {
        BigDecimal used = read.service() == UtilityService.WATER ? read.used().multiply(GALLONS) : read.used();
        return read.days() == 0 ? BigDecimal.ZERO : used.divide(BigDecimal.valueOf(read.days()), 0, RoundingMode.HALF_UP);
    }

    private static int height(BigDecimal value, BigDecimal most) {
        return value.multiply(BigDecimal.valueOf(TALLEST)).divide(most, 0, RoundingMode.HALF_UP).intValue();
    }
}
