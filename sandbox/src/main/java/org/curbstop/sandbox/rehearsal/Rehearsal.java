package org.curbstop.sandbox.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bills;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ColumnMapping;
import org.curbstop.cis.ImportCounts;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.postings.PostingFolderJob;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.imports.ImportingOrderResults;
import org.curbstop.sandbox.rehearsal.CisExports.CisPayment;
import org.curbstop.sandbox.rehearsal.GeneratedUtility.GeneratedBill;
import org.curbstop.sandbox.rehearsal.RehearsalContext.Folders;
import org.curbstop.store.Database;
import org.curbstop.utility.MovableClock;
import org.springframework.beans.factory.BeanFactory;

/** Rehearses going live step by step. Whatever deviates from the rehearsal's own books is reported as a difference. */
final class Rehearsal {

    static final LocalDate CUT_OVER = LocalDate.of(2026, 11, 22);
    static final String CUT_OVER_TIME = CUT_OVER + "T20:00";
    /** In a larger utility, only the end compares every account; before, those that something happened to and one in ten others. */
    private static final int ALL_COMPARED = 2_000;
    private static final int ONE_IN = 10;
    private static final int COUNTER = 15 * 60;
    private static final int BOOKING = 23 * 60;
    private static final int AS_OF = 23 * 60 + 30;
    private static final int TAKING = 23 * 60 + 45;

    private final Folders folders;
    private final GeneratedUtility utility;
    private final CisExports exports;
    private final SimulatedCis cis;
    private final Random random;
    private final PrintStream out;
    private final List<String> differences = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final Set<RehearsedAccount> moved = new HashSet<>();
    private final Map<PersonId, Language> languages = new HashMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private List<ServiceOrder> cancelledThere = List.of();
    private List<ServiceOrder> placed = List.of();
    private BeanFactory beans;

    Rehearsal(BeanFactory beans, Folders folders, int accounts, int months, long seed, PrintStream out) throws IOException {
        this.beans = beans;
        this.folders = folders;
        this.out = out;
        this.random = new Random(seed);
        this.utility = new GeneratedUtility(accounts, months, seed, beans.getBean(MovableClock.class).getZone());
        this.exports = new CisExports(utility.zone);
        this.cis = new SimulatedCis(utility.accounts, seed + 1);
        for (Path folder : List.of(folders.exports(), folders.inbox(), folders.answers(), folders.postings(),
                folders.exchange().resolve("mappings"))) {
            Files.createDirectories(folder);
        }
        for (var mapping : CisExports.MAPPINGS.entrySet()) {
            Files.writeString(folders.exchange().resolve("mappings").resolve(mapping.getKey() + ".yaml"), mapping.getValue());
        }
    }

    List<String> differences() {
        return differences;
    }

    /** Continues after another process worked on the data. */
    void continueWith(BeanFactory restarted) {
        beans = restarted;
    }

    private void clock(LocalDate day, int minute) {
        beans.getBean(MovableClock.class).set(utility.moment(day, minute));
    }

    private Path export(String name) {
        return folders.exports().resolve(name);
    }

    private void step(String what, long began) {
        out.printf("%-58s %6.1f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    void moveIn() throws IOException {
        long began = System.nanoTime();
        List<RehearsedAccount> all = utility.accounts;
        int zips = (int) all.stream().filter(CisExports::hasWrongZip).count();
        int twice = (int) all.stream().filter(CisExports::isThereTwice).count();
        Path accounts = exports.accounts(export("accounts.txt"), all, 0);
        expect("accounts tried", all.size() - zips, (int) imported(CisFileKind.ACCOUNTS, accounts, true).added());
        ImportCounts moved = imported(CisFileKind.ACCOUNTS, accounts, false);
        expect("accounts added", all.size() - zips, (int) moved.added());
        expect("accounts rejected", zips + twice, (int) moved.rejected());
        String rejects = Files.readString(export("accounts.txt.rejects"), CisExports.WINDOWS);
        Path mended = Files.writeString(export("accounts-mended.txt"), rejects.replace(";9799;", ";97999;"), CisExports.WINDOWS);
        expect("accounts mended", zips, (int) imported(CisFileKind.ACCOUNTS, mended, false).added());
        step("%,d accounts moved in, %,d rows rejected and mended".formatted(all.size(), zips + twice), began);

        began = System.nanoTime();
        int wrong = (int) utility.bills.stream().filter(Rehearsal::isWrong).count();
        ImportCounts bills = imported(CisFileKind.BILLS, exports.bills(export("bills.csv"), utility.bills, Rehearsal::isWrong), false);
        expect("bills added", utility.bills.size() - wrong, (int) bills.added());
        expect("bills rejected", wrong, (int) bills.rejected());
        step("%,d bills, %,d rejected".formatted(utility.bills.size(), wrong), began);

        began = System.nanoTime();
        List<RehearsedAccount> known = all.stream().filter(account -> !hasOnlyBills(account)).toList();
        ImportCounts balances = imported(CisFileKind.BALANCES,
                exports.balances(export("balances.txt"), known, utility.moment(CUT_OVER, 19 * 60)), false);
        expect("balances added", known.size(), (int) balances.added());
        ImportCounts payments = imported(CisFileKind.PAYMENTS, exports.payments(export("payments.txt"), utility.payments), false);
        expect("payments added", utility.payments.size(), (int) payments.added());
        int nobodys = exports.reads(export("reads.csv"), all);
        expect("reads of nobody's meters", nobodys, (int) imported(CisFileKind.READS, export("reads.csv"), false).rejected());
        step("balances, payments and reads", began);
        compare("after moving in", chosen(false));
    }

    /** Returns whether the total of the bill is a cent off. */
    private static boolean isWrong(GeneratedBill bill) {
        return !hasOnlyBills(bill.account()) && (bill.number().hashCode() & 0xfff) % 701 == 0;
    }

    /** Returns whether the export of balances leaves the account out, so that the last bill and later payments determine what it owes. */
    private static boolean hasOnlyBills(RehearsedAccount account) {
        return account.index % 211 == 5;
    }

    private ImportCounts imported(CisFileKind kind, Path file, boolean check) throws IOException {
        ImportOptions options = check ? ImportOptions.defaults().checking() : ImportOptions.defaults();
        if (CisExports.MAPPINGS.containsKey(kind.code())) {
            options = options.mappedBy(ColumnMapping.read(folders.exchange().resolve("mappings").resolve(kind.code() + ".yaml")));
        }
        return beans.getBean(ImportingCisFiles.class).importFile(kind, file, options, _ -> {}).counts();
    }

    /** @param day 1 or 2 after moving in */
    void playDay(int day) {
        long began = System.nanoTime();
        clock(CUT_OVER.plusDays(day), 9 * 60);
        var customers = new CustomerDay(beans, random);
        customers.play(utility.accounts, day);
        customers.done().forEach((what, count) -> done.merge(what, count, Integer::sum));
        languages.putAll(customers.languages());
        cancelledThere = placed; // orders of the day before
        placed = customers.orders();
        awaitDelivery();
        step("day %d: %s".formatted(day, customers.done()), began);
        moved.addAll(customers.accounts());
        compare("at the end of day " + day, customers.accounts());
    }

    /** Writes postings, lets the billing system process them and delivers its files to the folders; nothing is imported yet. */
    void exchange(int night) throws IOException {
        LocalDate day = CUT_OVER.plusDays(night);
        awaitDelivery();
        clock(day, 22 * 60 + 5 * night);
        refused.forEach(sequence -> beans.getBean(StaffPostings.class).resend(sequence, Actor.SYSTEM));
        beans.getBean(PostingFolderJob.class).writeFiles();
        SimulatedCis.NightResult result = cis.read(folders.postings(), utility.moment(day, BOOKING), night > 1);
        refused.clear();
        refused.addAll(result.refused());

        var payments = new ArrayList<CisPayment>(result.payments());
        var bills = new ArrayList<GeneratedBill>();
        for (RehearsedAccount account : utility.accounts) {
            if (account.index % 30 == day.getDayOfMonth() - 1) {
                bills.add(utility.charge(account, day, random));
                moved.add(account);
            } else if (random.nextInt(40) == 0 && account.owed() > 100) {
                long cents = Math.min(account.owed(), 20_000);
                Instant at = utility.moment(day, COUNTER);
                account.payElsewhere(at, cents);
                moved.add(account);
                payments.add(GeneratedUtility.counter(account, "N%d-%d".formatted(night, account.index), at, cents));
            }
        }
        var delivery = new FileDelivery(folders);
        if (!cancelledThere.isEmpty()) {
            delivery.deliver(exports.cancelled(export("orders-" + night + ".csv"), cancelledThere, day));
        }
        delivery.deliverAcknowledgements("answers-" + night + ".csv", result.answers());
        delivery.deliver(exports.accounts(export("accounts-" + night + ".txt"), utility.accounts, night));
        delivery.deliver(exports.bills(export("bills-" + night + ".csv"), bills, _ -> false));
        delivery.deliver(exports.payments(export("payments-" + night + ".txt"), payments));
        delivery.deliver(exports.balances(export("balances-" + night + ".txt"), utility.accounts, utility.moment(day, AS_OF)));
        if (night == 1) {
            delivery.deliverAgain("balances-1.txt", "balances-1-again.txt");
            delivery.deliverHalf("payments-1.txt", "payments-0-half.txt");
            delivery.deliverLate(export("balances.txt"), "balances-9-late.txt");
            delivery.deliverCutOff("bills-1.csv", "bills-0-cut.csv");
        }
        clock(day, TAKING);
    }

    /** Imports what is in the folders, as the scheduled jobs do, until nothing is left. */
    void takeFiles(int night) throws IOException {
        long began = System.nanoTime();
        NightlyJobs.takeAll(beans, folders);
        for (Path left : FileDelivery.leftovers(folders)) {
            differences.add("night " + night + ": " + left.getFileName() + " was not taken, " + FileDelivery.reason(left));
        }
        step("night %d: %,d postings known to the billing system".formatted(night, cis.kinds().values().stream().mapToInt(i -> i).sum()),
                began);
        compare("after night " + night, chosen(night > 1));
    }

    /** Checks that both sides agree: everything that was done is in the books of the billing system. */
    void finish() throws IOException {
        awaitDelivery();
        beans.getBean(PostingFolderJob.class).writeFiles(); // for the orders that the last file canceled
        SimulatedCis.NightResult last = cis.read(folders.postings(), beans.getBean(MovableClock.class).instant(), true);
        new FileDelivery(folders).deliverAcknowledgements("answers-last.csv", last.answers());
        NightlyJobs.takeAll(beans, folders);
        Map.of("payment", "payment posted", "refund", "refund posted", "arrangement", "arrangement agreed", "order", "order placed")
                .forEach((what, posting) -> expect(posting + " over there", done.getOrDefault(what, 0),
                        cis.kinds().getOrDefault(posting, 0)));
        expect("postings that it has not entered", 0, cis.countOpen());
        expect("postings without an answer", List.of(), beans.getBean(StaffPostings.class).listWaiting(10, Actor.SYSTEM));
        for (RehearsedAccount account : utility.accounts) {
            long booked = account.booked(utility.moment(CUT_OVER.plusDays(9), 0));
            if (booked != account.owed()) {
                differences.add("the billing system says " + booked + " of " + account.number + ", not " + account.owed());
            }
        }
        var results = beans.getBean(ImportingOrderResults.class);
        cancelledThere.forEach(order -> expect("order " + order.reference() + " is cancelled", true,
                results.find(order.reference()).orElseThrow().state() instanceof OrderState.Cancelled));
        Accounts accounts = beans.getBean(Accounts.class);
        languages.forEach((person, chosen) -> expect("language of " + person, chosen,
                accounts.findPerson(person).orElseThrow().language()));
    }

    private void awaitDelivery() {
        if (!beans.getBean(Database.class).awaitDelivery(Duration.ofMinutes(2))) {
            throw new IllegalStateException("events are still on their way");
        }
    }

    private List<RehearsedAccount> chosen(boolean atTheEnd) {
        return atTheEnd || utility.accounts.size() <= ALL_COMPARED ? utility.accounts : utility.accounts.stream()
                .filter(account -> moved.contains(account) || hasOnlyBills(account) || account.index % ONE_IN == 0).toList();
    }

    void compare(String when) {
        compare(when, utility.accounts);
    }

    private void compare(String when, List<RehearsedAccount> chosen) {
        long began = System.nanoTime();
        Accounts accounts = beans.getBean(Accounts.class);
        Bills bills = beans.getBean(Bills.class);
        List<String> wrong = chosen.parallelStream().flatMap(account -> {
            String found = accounts.findByNumber(new AccountNumber(account.number)).map(Account::id).flatMap(bills::owed)
                    .map(owed -> String.valueOf(owed.total().minor())).orElse("nothing known");
            return found.equals(String.valueOf(account.owed())) ? Stream.<String>empty()
                    : Stream.of(when + ", account " + account.number + ": expected " + account.owed() + ", found " + found);
        }).toList();
        differences.addAll(wrong);
        step("%s: %,d accounts compared, %,d differ".formatted(when, chosen.size(), wrong.size()), began);
    }
}
