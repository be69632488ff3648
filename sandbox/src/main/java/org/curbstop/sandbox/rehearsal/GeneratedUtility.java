package org.curbstop.sandbox.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.curbstop.cis.exchange.CisRehearsal;
import org.curbstop.sandbox.rehearsal.CisExports.CisPayment;

/** A utility with up to 25 months of bills in its billing system; the same seed generates the same utility. */
final class GeneratedUtility {

    /** One account in this many has the longest history, whatever the others have. */
    private static final int SAMPLE = 20;
    private static final LocalDate LAST_BILLS = LocalDate.of(2026, 11, 12);
    private static final int DUE_DAYS = 21;

    final ZoneId zone;
    final List<RehearsedAccount> accounts;
    final List<GeneratedBill> bills = new ArrayList<>();
    /** Payments of the last weeks. */
    final List<CisPayment> payments = new ArrayList<>();

    /** @param before amount owed before this bill, which {@code total} includes */
    record GeneratedBill(RehearsedAccount account, String number, LocalDate issued, long before, long electric, long water) {

        LocalDate due() {
            return issued.plusDays(DUE_DAYS);
        }

        long total() {
            return before + electric + water;
        }
    }

    /** @param months how many months of bills most accounts have */
    GeneratedUtility(int accounts, int months, long seed, ZoneId zone) {
        this.zone = zone;
        this.accounts = IntStream.range(0, accounts).mapToObj(i -> new RehearsedAccount(i, number(i), "C" + (i - (i % 10 == 9 ? 1 : 0))))
                .toList(); // two accounts in ten belong to the same customer
        this.accounts.forEach(account -> bill(account, isInSample(account) ? CisRehearsal.MAX_MONTHS : months,
                new Random(seed * 1_000_003 + account.index)));
    }

    /** Bills the account every month. Most bills are paid in full some days later; some are paid late, in part, too much or not at all. */
    private void bill(RehearsedAccount account, int months, Random random) {
        YearMonth last = YearMonth.from(LAST_BILLS);
        for (int month = months - 1; month >= 0; month--) {
            LocalDate issued = last.minusMonths(month).atDay(1 + account.index % LAST_BILLS.getDayOfMonth());
            GeneratedBill bill = charge(account, issued, random);
            long total = bill.total();
            int habit = random.nextInt(20);
            long paid = habit == 0 ? 0 : habit == 1 ? total / 2 : habit == 2 ? total + 5_000 : total; // an overpayment leaves a credit
            if (paid > 0 && (month > 0 || random.nextInt(3) == 0)) {
                Instant at = moment(issued.plusDays(3 + random.nextInt(month > 0 ? 20 : 5)), 600);
                account.payElsewhere(at, paid);
                if (month < 2) {
                    payments.add(counter(account, "R%d-%d".formatted(account.index, month), at, paid));
                }
            }
        }
    }

    static CisPayment counter(RehearsedAccount account, String number, Instant at, long cents) {
        return new CisPayment(account, number, at, cents, account.index % 2 == 0 ? "CASH" : "LOCKBOX", "");
    }

    /** Creates a bill, entered at the start of its day. */
    GeneratedBill charge(RehearsedAccount account, LocalDate issued, Random random) {
        Instant at = moment(issued, 0);
        long before = account.booked(at);
        long electric = 2_000L + random.nextInt(18_000);
        long water = hasWater(account) ? 1_000L + random.nextInt(6_000) : 0;
        if (account.index % 97 == 0) {
            electric += 250_000; // a business, with amounts in thousands
        }
        account.charge(at, electric + water);
        var bill = new GeneratedBill(account, "B%d-%s".formatted(account.index, issued), issued, before, electric, water);
        bills.add(bill);
        return bill;
    }

    /** Another one in each twenty, so that accounts of every kind are in the sample. */
    private static boolean isInSample(RehearsedAccount account) {
        return account.index % SAMPLE == account.index / SAMPLE % SAMPLE;
    }

    static boolean hasWater(RehearsedAccount account) {
        return account.index % 2 == 0;
    }

    static boolean hasMeter(RehearsedAccount account) {
        return account.index % 50 != 7;
    }

    Instant moment(LocalDate day, int minuteOfDay) {
        return day.atStartOfDay(zone).plusMinutes(minuteOfDay).toInstant();
    }

    /** Returns eight digits, counting up from 30000000, and their Luhn check digit. */
    static String number(int i) {
        String body = String.valueOf(30_000_000 + i);
        int sum = 0;
        for (int at = 0; at < body.length(); at++) {
            int digit = body.charAt(body.length() - 1 - at) - '0';
            sum += at % 2 == 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return body + (10 - sum % 10) % 10;
    }
}
