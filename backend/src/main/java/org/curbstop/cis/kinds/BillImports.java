package org.curbstop.cis.kinds;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.ImportedBill;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.Sha256Digest;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Imports bills and their lines as the other system made them. */
@Component
public final class BillImports extends ImportKind<BillImports.BillRow> {

    private static final String A_LINE = "service;name;amount or service;name;quantity;unit;rate;amount";
    private static final int ID_DIGITS = 26;
    /** A bill may be dated ahead of its mailing; a later date is a typing error. */
    private static final int MAX_DAYS_AHEAD = 60;
    private static final String AHEAD = ", at most " + MAX_DAYS_AHEAD + " days ahead";

    private final AccountResolver accounts;
    private final CisBooks books;
    private final Utility utility;
    private final Clock clock;

    public BillImports(AccountResolver accounts, CisBooks books, Utility utility, Clock clock) {
        super(CisFileKind.BILLS, List.of("account_number", "bill_number", "issued", "due", "period_from", "period_to", "lines", "total"),
                List.of("previous_balance", "payments", "as_of"));
        this.accounts = accounts;
        this.books = books;
        this.utility = utility;
        this.clock = clock;
    }

    /** @param asOf time at which the account owed the total */
    record BillRow(AccountNumber account, String number, LocalDate issued, LocalDate due, ServicePeriod period, List<BillLine> lines,
            Money previous, Money payments, Money total, Instant asOf) {

        ImportedBill of(AccountId id) {
            BillId bill = new BillId("bill_" + Sha256Digest.of(id.value(), number).substring(0, ID_DIGITS));
            return new ImportedBill(
                    new Bill(bill, id, issued, due, period, List.of(), lines, previous, payments, total, Optional.empty(), 0), asOf);
        }

        /** Returns the middle of the period: a final bill is issued when the number may have another customer already. */
        LocalDate day() {
            return period.from().plusDays(ChronoUnit.DAYS.between(period.from(), period.until()) / 2);
        }
    }

    @Override
    public Optional<String> key(Map<String, String> fields) {
        return AccountResolver.key(fields, "bill_number");
    }

    @Override
    public Optional<BillRow> parse(String file, long line, RowFields fields) {
        Optional<AccountNumber> account = accounts.parse(fields);
        Optional<String> number = fields.required("bill_number", "a number of the bill, up to 60 characters", RowFields::reference);
        Optional<LocalDate> issued = fields.required("issued", RowFields.A_DATE + AHEAD,
                text -> notFarAhead(fields, text, RowFields.day(text)));
        Optional<LocalDate> due = fields.requiredDate("due");
        Optional<LocalDate> from = fields.requiredDate("period_from");
        Optional<LocalDate> to = fields.requiredDate("period_to");
        Optional<Money> total = fields.requiredMoney("total");
        Optional<Money> payments = fields.money("payments");
        Optional<Money> previous = fields.money("previous_balance");
        fields.required("lines", A_LINE, text -> text);
        List<BillLine> lines = fields.list("lines", A_LINE + ", with | between; services: " + services(), text -> billLine(text, fields));
        // Required to be readable: a bill never changes, so a wrong time could not be corrected.
        Optional<Instant> asOf = fields.read("as_of", RowFields.A_MOMENT + AHEAD,
                text -> notFarAhead(fields, text, fields.moment(text, false)));
        if (issued.isPresent() && due.filter(day -> day.isBefore(issued.get())).isPresent()) {
            fields.error("due", "a day not before issued");
        }
        if (from.isPresent() && to.filter(day -> day.isBefore(from.get())).isPresent()) {
            fields.error("period_to", "a day not before period_from");
        }
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        Money sum = Money.sum(utility.currency(), lines.stream().map(BillLine::amount).toList());
        Money paid = payments.orElseGet(() -> previous.map(before -> total.orElseThrow().minus(sum).minus(before)).orElse(sum.zero()));
        Money before = previous.orElseGet(() -> total.orElseThrow().minus(sum).minus(paid));
        if (!before.plus(paid).plus(sum).equals(total.orElseThrow())) {
            fields.error("total", "previous_balance + payments + the lines, " + before.plus(paid).plus(sum).decimal());
            return Optional.empty();
        }
        return Optional.of(new BillRow(account.orElseThrow(), number.orElseThrow(), issued.orElseThrow(), due.orElseThrow(),
                new ServicePeriod(from.orElseThrow(), to.orElseThrow().plusDays(1)), lines, before, paid, total.orElseThrow(),
                asOf.orElseGet(() -> fields.moment(issued.orElseThrow().toString(), false))));
    }

    private <T> T notFarAhead(RowFields fields, String text, T value) {
        if (fields.moment(text, false).isAfter(clock.instant().plus(Duration.ofDays(MAX_DAYS_AHEAD)))) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private String services() {
        return String.join(", ", utility.services().stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
    }

    private BillLine billLine(String text, RowFields fields) {
        String[] parts = text.split(";");
        if (parts.length != 3 && parts.length != 6) {
            throw new IllegalArgumentException();
        }
        ServiceType service = ServiceType.valueOf(parts[0].strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        String name = RowFields.shortText(parts[1].strip());
        if (name.isEmpty() || !utility.supplies(service)) {
            throw new IllegalArgumentException();
        }
        Money amount = fields.amount(parts[parts.length - 1].strip());
        boolean used = parts.length == 6;
        return new BillLine(name, service, used ? BillLine.BillLineKind.USE : BillLine.BillLineKind.FIXED,
                Map.of(utility.language().tag(), name), used ? number(parts[2]) : BigDecimal.ONE,
                used ? RowFields.shortText(parts[3].strip()) : "",
                used ? number(parts[4]) : amount.decimal(), amount, Optional.empty(), 0);
    }

    private static BigDecimal number(String text) {
        BigDecimal number = RowFields.number(text.strip());
        if (number.precision() > 15 || Math.abs(number.scale()) > 9) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    @Override
    public List<RowOutcome> store(List<BillRow> rows, Optional<Long> generation) {
        return accounts.store(rows, BillRow::account, BillRow::day, (row, id) -> AccountResolver.Resolved.of(row.of(id)),
                bills -> books.addBills(bills, clock.instant(), generation).stream().map(fact -> CisFacts.outcome(fact, "bill_number",
                        "each bill once: this one was imported with other contents, and stays; a corrected bill has a number of its own"))
                        .toList());
    }
}
