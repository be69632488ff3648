package org.curbstop.cis.kinds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.RowResult;
import org.curbstop.common.AccountId;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Imports meter reads. */
@Component
public final class ReadImports extends ImportKind<ReadImports.ReadRow> {

    private static final BigDecimal MAX_VALUE = new BigDecimal("1e9");
    static final int MAX_DAYS = 800;
    /** One hundred cubic feet (ccf) is 748.05 gallons. */
    private static final BigDecimal KGAL_PER_CCF = new BigDecimal("0.74805");

    private final AccountResolver accounts;
    private final MeterReads reads;
    private final Utility utility;

    public ReadImports(AccountResolver accounts, MeterReads reads, Utility utility) {
        super(CisFileKind.READS, List.of("account_number", "meter", "service", "date", "register", "used", "days"),
                List.of("unit", "peak", "estimated", "corrected"));
        this.accounts = accounts;
        this.reads = reads;
        this.utility = utility;
    }

    record ReadRow(AccountNumber account, MeterId meter, ServiceType service, LocalDate date, BigDecimal register, BigDecimal used,
            String unit, int days, BigDecimal peak, boolean estimated, boolean corrected) {

        MeterReads.ImportedRead of(AccountId id) {
            return new MeterReads.ImportedRead(new MeterRead(
                    MeterRead.idOf(meter, date), id, meter, service, date, register, used, unit, days, peak, estimated, 0), corrected);
        }

        /** Returns the middle of the time in which it was used. */
        LocalDate day() {
            return date.minusDays((days + 1) / 2);
        }
    }

    /** A unit in the file and its conversion to the stored unit. */
    private enum Unit {
        KWH("kWh", BigDecimal.ONE), KGAL("kgal", BigDecimal.ONE), GAL("kgal", new BigDecimal("0.001")), CCF("kgal", KGAL_PER_CCF);

        private final String stored;
        private final BigDecimal factor;

        Unit(String stored, BigDecimal factor) {
            this.stored = stored;
            this.factor = factor;
        }

        BigDecimal convert(BigDecimal amount) {
            return factor.compareTo(BigDecimal.ONE) == 0 ? amount : amount.multiply(factor).setScale(3, RoundingMode.HALF_UP);
        }
    }

    @Override
    public Optional<ReadRow> parse(String file, long line, RowFields fields) {
        Optional<AccountNumber> account = accounts.parse(fields);
        Optional<MeterId> meter = fields.required("meter", "a meter number of 3 to 20 letters, digits and dashes", ReadImports::meter);
        Optional<ServiceType> service = fields.required("service", "electric or water", ReadImports::metered)
                .filter(utility::supplies);
        Optional<LocalDate> date = fields.requiredDate("date");
        Optional<BigDecimal> register = fields.required("register", "a number that is not negative", ReadImports::number);
        Optional<BigDecimal> used = fields.required("used", "a number that is not negative", ReadImports::number);
        Optional<Integer> days = fields.required("days", "1 to " + MAX_DAYS + ", since the reading before", ReadImports::days);
        Optional<Unit> unit = fields.read("unit", "kWh, kgal, gal or ccf", text -> Unit.valueOf(text.toUpperCase(Locale.ROOT)));
        Optional<BigDecimal> peak = fields.part("peak", "a number that is not negative, in kW", ReadImports::number);
        boolean estimated = fields.read("estimated", "yes or no", AccountRowParser::yes).orElse(false);
        boolean corrected = fields.read("corrected", "yes or no", AccountRowParser::yes).orElse(false);
        if (fields.errors().isEmpty() && service.isEmpty()) {
            fields.error("service", "a service of this utility");
        }
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        Unit own = service.orElseThrow() == ServiceType.ELECTRIC ? Unit.KWH : Unit.KGAL;
        Unit given = unit.orElse(own);
        if (!given.stored.equals(own.stored)) {
            fields.error("unit", "a unit of that service: kWh for electric; kgal, gal or ccf for water");
            return Optional.empty();
        }
        return Optional.of(new ReadRow(account.orElseThrow(), meter.orElseThrow(), service.orElseThrow(), date.orElseThrow(),
                given.convert(register.orElseThrow()), given.convert(used.orElseThrow()), given.stored, days.orElseThrow(),
                peak.orElse(BigDecimal.ZERO), estimated, corrected));
    }

    private static ServiceType metered(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "electric" -> ServiceType.ELECTRIC;
            case "water" -> ServiceType.WATER;
            default -> throw new IllegalArgumentException();
        };
    }

    static MeterId meter(String text) {
        return new MeterId(text.toUpperCase(Locale.ROOT));
    }

    static BigDecimal number(String text) {
        BigDecimal number = RowFields.number(text);
        if (number.signum() < 0 || number.compareTo(MAX_VALUE) > 0 || number.scale() > 6) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException();
        }
        return days;
    }

    @Override
    public List<RowOutcome> store(List<ReadRow> rows, Optional<Long> generation) {
        return accounts.store(rows, ReadRow::account, ReadRow::day, (row, id) -> AccountResolver.Resolved.of(row.of(id)),
                many -> reads.upsertAll(many, generation.isPresent()).stream().map(ReadImports::outcome).toList());
    }

    private static RowOutcome outcome(MeterReads.UpsertResult became) {
        return switch (became) {
            case ADDED -> RowOutcome.of(RowResult.ADDED);
            case CORRECTED -> RowOutcome.of(RowResult.CHANGED);
            case SAME -> RowOutcome.of(RowResult.SAME);
            case CONTRADICTS -> RowOutcome.rejected("register", "one reading a meter and day; this one is stored, was not "
                    + "estimated, and is replaced only by a row with corrected = yes");
        };
    }
}
