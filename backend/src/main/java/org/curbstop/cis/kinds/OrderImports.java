package org.curbstop.cis.kinds;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.ImportRowError;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.RowResult;
import org.curbstop.common.AccountId;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.imports.ImportingOrderResults;
import org.curbstop.orders.imports.OrderResult;
import org.curbstop.orders.imports.OrderResultOutcome;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.springframework.stereotype.Component;

/** Imports results of field orders, with the meter reads taken there. */
@Component
public final class OrderImports extends ImportKind<OrderImports.OrderRow> {

    private static final String RESULT = "done, cannot or cancelled";

    private final ImportingOrderResults orders;
    private final MeterReads reads;
    private final Clock clock;

    public OrderImports(ImportingOrderResults orders, MeterReads reads, Clock clock) {
        super(CisFileKind.ORDERS, List.of("order_number", "result", "at"), List.of("reason", "next_day", "next_half", "meter", "register"));
        this.orders = orders;
        this.reads = reads;
        this.clock = clock;
    }

    record Dial(MeterId meter, BigDecimal register) {}

    record OrderRow(OrderResult result, Optional<Dial> dial) {}

    @Override
    public Optional<OrderRow> parse(String file, long line, RowFields fields) {
        Optional<String> reference = fields.required("order_number", "the nine digits of an order", OrderImports::reference);
        Optional<OrderResult.Result> result = fields.required("result", RESULT,
                text -> OrderResult.Result.valueOf(text.toUpperCase(Locale.ROOT)));
        Optional<LocalDate> day = fields.required("at", RowFields.A_MOMENT + ", not in the future", text -> past(fields, text));
        Optional<String> reason = fields.part("reason", "a code of up to 60 letters, digits and marks", RowFields::reference);
        Optional<LocalDate> next = fields.date("next_day");
        Optional<VisitWindow> half = fields.read("next_half", "morning or afternoon",
                text -> VisitWindow.valueOf(text.toUpperCase(Locale.ROOT)));
        Optional<MeterId> meter = fields.part("meter", "a meter number of 3 to 20 letters, digits and dashes", ReadImports::meter);
        Optional<BigDecimal> register = fields.part("register", "a number that is not negative", ReadImports::number);
        if (next.isEmpty() && half.isPresent()) {
            fields.error("next_day", "the day of next_half");
        }
        if (next.isPresent() && result.filter(each -> each != OrderResult.Result.CANNOT).isPresent()) {
            fields.error("next_day", "nothing, unless the result is cannot");
        }
        if (fields.has("meter") != fields.has("register")) {
            fields.partError(fields.has("meter") ? "register" : "meter", "a value, since the other is there");
        }
        return fields.errors().isEmpty()
                ? Optional.of(new OrderRow(new OrderResult(reference.orElseThrow(), result.orElseThrow(), day.orElseThrow(), reason,
                        next.map(date -> new OrderResult.NextVisit(date, half))),
                        meter.flatMap(each -> register.map(showed -> new Dial(each, showed)))))
                : Optional.empty();
    }

    private static String reference(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{9}")) {
            throw new IllegalArgumentException();
        }
        return digits;
    }

    private LocalDate past(RowFields fields, String text) {
        var at = fields.moment(text, false);
        if (at.isAfter(clock.instant())) {
            throw new IllegalArgumentException();
        }
        return LocalDate.ofInstant(at, clock.getZone());
    }

    @Override
    public List<RowOutcome> store(List<OrderRow> rows, Optional<Long> generation) {
        return rows.stream().map(row -> store(row, generation.isPresent())).toList();
    }

    private RowOutcome store(OrderRow row, boolean write) {
        Optional<ServiceOrder> order = orders.find(row.result().reference());
        if (order.isEmpty()) {
            return RowOutcome.rejected("order_number", "the number of an order that was placed here");
        }
        List<ImportRowError> left = List.of();
        if (row.dial().isPresent() && !(orders.preview(order.get(), row.result()) instanceof OrderResultOutcome.Refused)) {
            left = addRead(row.dial().get(), order.get(), row.result().day(), write); // first: a final bill waits for it
        }
        return switch (write ? orders.apply(order.get(), row.result()) : orders.preview(order.get(), row.result())) {
            case OrderResultOutcome.Applied _ -> new RowOutcome(RowResult.CHANGED, left, 0);
            case OrderResultOutcome.Known _ -> new RowOutcome(RowResult.SAME, left, 0);
            case OrderResultOutcome.Refused refused -> RowOutcome.rejected(refused.field(), refused.expected());
        };
    }

    /** Usage and period follow from the previous read. Without one, the order is updated without the read. */
    private List<ImportRowError> addRead(Dial dial, ServiceOrder order, LocalDate day, boolean write) {
        Optional<MeterRead> before = order.accounts().stream().flatMap(account -> latest(account, dial.meter(), day).stream()).findFirst();
        if (before.filter(read -> read.register().compareTo(dial.register()) <= 0).isEmpty()) {
            return List.of(new ImportRowError("register", before.isEmpty()
                    ? "a meter of the order's account with a reading before; import this one as a file of reads"
                    : "not less than " + before.get().register() + " of " + before.get().date()));
        }
        MeterRead last = before.get();
        MeterReads.UpsertResult became = last.date().equals(day)
                ? last.register().compareTo(dial.register()) == 0 ? MeterReads.UpsertResult.SAME : MeterReads.UpsertResult.CONTRADICTS
                : reads.upsertAll(List.of(new MeterReads.ImportedRead(readAfter(last, dial, day), false)), write).getFirst();
        return became == MeterReads.UpsertResult.CONTRADICTS
                ? List.of(new ImportRowError("register", "one reading a meter and day; another is stored")) : List.of();
    }

    private static MeterRead readAfter(MeterRead last, Dial dial, LocalDate day) {
        return new MeterRead(MeterRead.idOf(dial.meter(), day), last.account(), dial.meter(), last.service(), day, dial.register(),
                dial.register().subtract(last.register()), last.unit(), (int) ChronoUnit.DAYS.between(last.date(), day), BigDecimal.ZERO,
                false, 0);
    }

    private Optional<MeterRead> latest(AccountId account, MeterId meter, LocalDate day) {
        return reads.listSince(account, day.minusDays(ReadImports.MAX_DAYS)).stream()
                .filter(read -> read.meter().equals(meter) && !read.date().isAfter(day)).findFirst();
    }
}
