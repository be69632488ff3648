package org.curbstop.sandbox.rehearsal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.sandbox.rehearsal.GeneratedUtility.GeneratedBill;

/**
 * Writes exports with the faults of real ones: byte order marks, CRLF, Windows-1252 and UTF-16, quoted line breaks, thousands separators,
 * US dates, trailing minus signs, duplicate numbers and numbers that another account had before, and meters without an account.
 */
record CisExports(ZoneId zone) {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    /** Column mapping for each kind of file. */
    static final Map<String, String> MAPPINGS = Map.of("accounts", """
            kind: accounts
            encoding: windows-1252
            delimiter: semicolon
            dates: M/d/yyyy
            columns:
              account_number: {column: ACCT, strip: "0"}
              old_account_numbers: OLD_ACCT
              customer_number: CUST
              name: NAME
              phone: PHONE
              service_line1: STREET
              service_city: CITY
              service_zip: ZIP
              opened: OPENED
              services: SERVICES
            """, "balances", """
            kind: balances
            encoding: windows-1252
            delimiter: semicolon
            times: M/d/yyyy H:mm
            columns:
              account_number: {column: ACCT, strip: "0"}
              balance: OPEN_AMT
              as_of: AS_OF
            """, "payments", """
            kind: payments
            delimiter: tab
            times: M/d/yyyy H:mm
            decimal: comma
            columns:
              account_number: Customer No.
              payment_number: Entry No.
              posted: Posting Date
              amount: {column: Amount, negate: true}
              made_at: {column: Method, values: {CASH: counter, LOCKBOX: lockbox, WEB: online}}
              posting_id: Our Ref
            """);

    private static final DateTimeFormatter US_DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter US_TIME = DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.US);
    private static final List<String> NAMES =
            List.of("Núñez, Inés", "Müller, Jörg", "O'Neill, Pat", "Åkerström, Siv", "Lee; Kim", "Smith, A.");
    private static final List<String> STREETS = List.of("Alder St", "Birch Ave", "Cedar Ct", "Dogwood Ln", "Elm Street", "Foundry Rd");

    /**
     * @param number number in the billing system
     * @param posting id of our posting that this payment is, or empty
     */
    record CisPayment(RehearsedAccount account, String number, Instant at, long cents, String method, String posting) {}

    /** Returns whether its row in the first export has a ZIP code of four digits. */
    static boolean hasWrongZip(RehearsedAccount account) {
        return account.index % 300 == 17;
    }

    static boolean isThereTwice(RehearsedAccount account) {
        return account.index % 200 == 11;
    }

    /** @param night 0 for the first export; in later ones, one account in fifty has a new phone */
    Path accounts(Path file, List<RehearsedAccount> accounts, int night) {
        return write(file, WINDOWS, "ACCT;OLD_ACCT;CUST;NAME;PHONE;STREET;CITY;ZIP;OPENED;SERVICES\r\n", out -> {
            for (RehearsedAccount account : accounts) {
                out.write(row(account, night));
            }
            for (RehearsedAccount account : accounts) {
                if (night == 0 && isThereTwice(account)) {
                    out.write(row(account, night));
                }
            }
        });
    }

    private static String row(RehearsedAccount account, int night) {
        int i = account.index;
        String street = (i + 1) + " " + STREETS.get(i % STREETS.size());
        String services = "electric:residential" + (GeneratedUtility.hasMeter(account) ? ":E" + account.number : "")
                + (GeneratedUtility.hasWater(account) ? "|water:residential:W" + account.number : "");
        return String.join(";", "00" + account.number,
                i % 100 == 3 ? GeneratedUtility.number(i - 1) : "", // a number that belongs to another account now
                account.customer, '"' + NAMES.get(i / 10 % NAMES.size()) + '"',
                "(503) 555-0%d".formatted(100 + (i / 10 + (i % 50 == 0 ? night : 0)) % 100),
                i % 13 == 0 ? '"' + street + "\r\nrear house\"" : street, "Millbrook",
                hasWrongZip(account) && night == 0 ? "9799" : "97999",
                US_DAY.format(LocalDate.of(2010 + i % 14, 1 + i % 12, 1 + i % 28)), services) + "\r\n";
    }

    /** Writes bills in Curbstop's own columns, with a byte order mark. */
    Path bills(Path file, List<GeneratedBill> bills, Predicate<GeneratedBill> wrong) {
        return write(file, StandardCharsets.UTF_8,
                "\uFEFFaccount_number,bill_number,issued,due,period_from,period_to,lines,previous_balance,payments,total\r\n", out -> {
                    for (GeneratedBill bill : bills) {
                        String name = bill.account().index % 40 == 1 ? "Energy\r\ncharge" : "Energy";
                        String lines = "electric;" + name + ";" + amount(bill.electric())
                                + (bill.water() > 0 ? "|water;Water;" + amount(bill.water()) : "");
                        out.write(String.join(",", bill.account().number, bill.number(), bill.issued().toString(), bill.due().toString(),
                                bill.issued().minusDays(30).toString(), bill.issued().minusDays(1).toString(), '"' + lines + '"',
                                '"' + amount(bill.before()) + '"', "0.00",
                                '"' + amount(bill.total() + (wrong.test(bill) ? 1 : 0)) + '"') + "\r\n");
                    }
                });
    }

    Path balances(Path file, List<RehearsedAccount> accounts, Instant asOf) {
        return write(file, WINDOWS, "ACCT;OPEN_AMT;AS_OF\r\n", out -> {
            for (RehearsedAccount account : accounts) {
                long cents = account.booked(asOf);
                String positive = amount(Math.abs(cents));
                String signed = cents >= 0 ? positive : account.index % 3 == 0 ? "(" + positive + ")"
                        : account.index % 3 == 1 ? positive + "-" : "-" + positive;
                out.write("00" + account.number + ";" + signed + ";" + US_TIME.format(asOf.atZone(zone)) + "\r\n");
            }
        });
    }

    Path payments(Path file, List<CisPayment> payments) {
        return write(file, StandardCharsets.UTF_16, "Customer No.\tEntry No.\tPosting Date\tAmount\tMethod\tOur Ref\r\n", out -> {
            for (CisPayment payment : payments) {
                String amount = amount(-payment.cents()).replace(',', '_').replace('.', ',').replace('_', '.');
                out.write(String.join("\t", payment.account().number, payment.number(), US_TIME.format(payment.at().atZone(zone)),
                        amount, payment.method(), payment.posting()) + "\r\n");
            }
        });
    }

    /**
     * Writes a read of every meter, and some of meters whose account does not exist.
     *
     * @return how many have no account
     */
    int reads(Path file, List<RehearsedAccount> accounts) {
        int[] nobodys = {0};
        write(file, StandardCharsets.UTF_8, "account_number,meter,service,date,register,used,days\n", out -> {
            for (RehearsedAccount account : accounts) {
                boolean nobody = account.index % 150 == 42;
                nobodys[0] += nobody ? 1 : 0;
                if (GeneratedUtility.hasMeter(account) || nobody) {
                    out.write("%s,E%s,electric,2026-11-12,%d,612,31\n".formatted(
                            nobody ? GeneratedUtility.number(9_000_000 + account.index) : account.number, account.number,
                            10_000 + account.index));
                }
            }
        });
        return nobodys[0];
    }

    /** Writes the orders that the field crew canceled. */
    Path cancelled(Path file, List<ServiceOrder> orders, LocalDate day) {
        return write(file, StandardCharsets.UTF_8, "order_number,result,at,reason\n", out -> {
            for (ServiceOrder order : orders) {
                out.write(order.reference() + ",cancelled," + day + ",customer\n");
            }
        });
    }

    /** Formats cents with thousands separators. */
    static String amount(long cents) {
        return String.format(Locale.US, "%s%,d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    private interface Rows {
        void writeTo(BufferedWriter out) throws IOException;
    }

    private static Path write(Path file, Charset charset, String header, Rows rows) {
        try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
            out.write(header);
            rows.writeTo(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
