package org.curbstop.sandbox.millbrook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.Logins;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.Tariff;
import org.curbstop.common.Asker;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.curbstop.usage.Read;
import org.curbstop.usage.Reads;
import org.curbstop.utility.UtilityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Settles the town in an empty database, by the same doors as an import. What is there already stays as it is: a town made yesterday
 * is a day older today, and a start that was cut short goes on where it was. All of it before a door is open, so that nobody meets half a town.
 */
@Component
@Profile("!production")
class Millbrook implements SmartInitializingSingleton {

    static final int PREMISES = 40;
    static final LocalDate SINCE = LocalDate.of(2019, 5, 1);

    private static final Logger LOG = LoggerFactory.getLogger(Millbrook.class);
    private static final String ISSUER = "https://identity.millbrook.example";
    private static final int BATCH = 500;

    private final Accounts accounts;
    private final Doors doors;
    private final Books books;
    private final Arrears arrears;
    private final Clock clock;
    private final Documents<Founded> founded;

    /** @param day what was today when the town was made: all its dates hang on it */
    record Founded(String id, LocalDate day, boolean finished, long version) {}

    /** Where a history goes. */
    @Component
    @Profile("!production")
    record Books(Tariff tariff, Bills bills, Ledger ledger, Reads reads) {}

    /** How people get in. */
    @Component
    @Profile("!production")
    record Doors(ProvingIdentity identity, Logins logins) {}

    Millbrook(Accounts accounts, Doors doors, Books books, Arrears arrears, Clock clock, Store store) {
        this.accounts = accounts;
        this.doors = doors;
        this.books = books;
        this.arrears = arrears;
        this.clock = clock;
        this.founded = store.documents(Founded.class, "sandbox_towns");
    }

    @Override
    public void afterSingletonsInstantiated() {
        founded.insert(new Founded("millbrook", LocalDate.now(clock), false, 0));
        Founded town = founded.find("millbrook").orElseThrow();
        if (town.finished()) {
            return;
        }
        long start = System.nanoTime();
        Map<People, List<Customer>> named = Arrays.stream(People.values()).collect(Collectors.toMap(p -> p, People::accounts));
        var customers = new ArrayList<Customer>();
        for (People each : People.values()) {
            accounts.add(each.person());
            each.lives().ifPresent(accounts::add);
            customers.addAll(each.accounts());
        }
        int places = (int) named.values().stream().flatMap(List::stream).map(c -> c.premise().id()).distinct().count() + 1; // and the empty house at 14 Alder St
        IntStream.range(0, PREMISES - places).mapToObj(Neighbours::household).forEach(household -> {
            accounts.add(household.person());
            customers.add(household.customer());
        });
        customers.parallelStream().forEach(this::open); // together they share commits
        record(customers, town.day());
        named.forEach(this::letIn);
        arrears.settle(town.day());
        founded.change("millbrook", t -> new Founded(t.id(), t.day(), true, t.version()));
        LOG.info("Millbrook settled: {} accounts in {} ms", customers.size(), (System.nanoTime() - start) / 1_000_000);
    }

    private void open(Customer customer) {
        accounts.add(customer.premise());
        accounts.add(account(customer));
    }

    /** The PIN of each account, and the sandbox's sign-in. */
    private void letIn(People each, List<Customer> own) {
        own.forEach(c -> doors.identity().choosePin(c.id(), c.pin(), Asker.SYSTEM));
        if (!own.isEmpty()) {
            doors.logins().vouch(new Login(ISSUER, each.login()), each.id(), Asker.SYSTEM);
        }
    }

    static Account account(Customer customer) {
        Set<Delegate> delegates = customer.premise().equals(People.TESS.lives().orElseThrow()) && !customer.holder().equals(People.TESS.id())
                ? Set.of(new Delegate(People.TESS.id(), Delegate.Role.TENANT))
                : Set.of();
        List<ServiceAgreement> agreements = customer.services().stream()
                .sorted()
                .map(service -> new ServiceAgreement(service, customer.customerClass().name().toLowerCase(java.util.Locale.ROOT),
                        customer.meter(service), terms(customer, service), SINCE, Optional.empty()))
                .toList();
        return new Account(customer.id(), 0, new AccountNumber(customer.number()), List.of(), customer.holder(), delegates, customer.premise(), agreements,
                customer.customerClass(), SINCE, Optional.empty());
    }

    private static Map<String, String> terms(Customer customer, UtilityService service) {
        return switch (service) {
            case WATER -> Map.of("meter", customer.sizes().getOrDefault("meter", "5/8"));
            case SOLID_WASTE -> Map.of("bin", customer.sizes().getOrDefault("bin", "35"));
            case ELECTRIC, SEWER, STORMWATER, GAS -> Map.of();
        };
    }

    private void record(List<Customer> customers, LocalDate day) {
        var reads = new ArrayList<Read>();
        var bills = new ArrayList<Bill>();
        var payments = new ArrayList<Entry>();
        for (Customer customer : customers) {
            var history = new History(customer, books.tariff(), clock.getZone(), day);
            reads.addAll(history.reads());
            bills.addAll(history.bills());
            payments.addAll(history.payments());
        }
        inBatches(reads, books.reads()::addAll);
        inBatches(bills, books.bills()::issueAll);
        inBatches(payments, books.ledger()::postAll);
    }

    private static <T> void inBatches(List<T> all, java.util.function.Consumer<List<T>> take) {
        for (int i = 0; i < all.size(); i += BATCH) {
            take.accept(all.subList(i, Math.min(all.size(), i + BATCH)));
        }
    }
}
