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
import org.curbstop.accounts.LoginLinks;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.Actor;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ServiceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Creates the sample town in an empty database through the same interfaces as an import. Existing data stays as it is, and an interrupted
 * load continues where it stopped. Finishes before the application accepts requests, so that nobody sees an incomplete town.
 */
@Component
@Profile("!production")
class SampleTownLoader implements SmartInitializingSingleton {

    static final int PREMISES = 40;
    static final LocalDate SINCE = LocalDate.of(2019, 5, 1);

    private static final Logger LOG = LoggerFactory.getLogger(SampleTownLoader.class);
    private static final String ISSUER = "https://identity.millbrook.example";
    private static final int BATCH = 500;

    private final Accounts accounts;
    private final IdentityData identityData;
    private final BillingData billingData;
    private final SampleArrears arrears;
    private final Clock clock;
    private final AggregateCollection<TownState> founded;

    /** @param day day on which the town was created, to which all its dates are relative */
    record TownState(String id, LocalDate day, boolean finished, long version) {}

    /** Tariff of a billing history and the capabilities that store it. */
    @Component
    @Profile("!production")
    record BillingData(Tariff tariff, Bills bills, Ledger ledger, MeterReads reads) {}

    /** Capabilities that store logins and PINs. */
    @Component
    @Profile("!production")
    record IdentityData(ProvingIdentity identity, LoginLinks logins) {}

    SampleTownLoader(Accounts accounts, IdentityData identityData, BillingData billingData, SampleArrears arrears, Clock clock,
            Database database) {
        this.accounts = accounts;
        this.identityData = identityData;
        this.billingData = billingData;
        this.arrears = arrears;
        this.clock = clock;
        this.founded = database.collection(TownState.class, "sandbox_towns");
    }

    @Override
    public void afterSingletonsInstantiated() {
        founded.insert(new TownState("millbrook", LocalDate.now(clock), false, 0));
        TownState town = founded.find("millbrook").orElseThrow();
        if (town.finished()) {
            return;
        }
        long start = System.nanoTime();
        Map<SamplePerson, List<SampleAccount>> named =
                Arrays.stream(SamplePerson.values()).collect(Collectors.toMap(p -> p, SamplePerson::accounts));
        var customers = new ArrayList<SampleAccount>();
        for (SamplePerson each : SamplePerson.values()) {
            accounts.add(each.person());
            each.residence().ifPresent(accounts::add);
            customers.addAll(each.accounts());
        }
        // One more for 14 Alder St, which is empty.
        int places = (int) named.values().stream().flatMap(List::stream).map(c -> c.premise().id()).distinct().count() + 1;
        IntStream.range(0, PREMISES - places).mapToObj(GeneratedHouseholds::household).forEach(household -> {
            accounts.add(household.person());
            customers.add(household.customer());
        });
        customers.parallelStream().forEach(this::openAccount); // concurrent writes share commits
        recordHistories(customers, town.day());
        named.forEach(this::createLogins);
        arrears.create(town.day());
        founded.change("millbrook", t -> new TownState(t.id(), t.day(), true, t.version()));
        LOG.info("Millbrook settled: {} accounts in {} ms", customers.size(), (System.nanoTime() - start) / 1_000_000);
    }

    private void openAccount(SampleAccount customer) {
        accounts.add(customer.premise());
        accounts.add(account(customer));
    }

    /** Sets the PIN of each account and links the login of the sandbox's provider. */
    private void createLogins(SamplePerson each, List<SampleAccount> own) {
        own.forEach(c -> identityData.identity().setPin(c.id(), c.pin(), Actor.SYSTEM));
        if (!own.isEmpty()) {
            identityData.logins().linkByStaff(new Login(ISSUER, each.login()), each.id(), Actor.SYSTEM);
        }
    }

    static Account account(SampleAccount customer) {
        Set<Delegate> delegates = customer.premise().equals(SamplePerson.TESS.residence().orElseThrow())
                && !customer.holder().equals(SamplePerson.TESS.id())
                ? Set.of(new Delegate(SamplePerson.TESS.id(), Delegate.Role.TENANT))
                : Set.of();
        List<ServiceAgreement> agreements = customer.services().stream()
                .sorted()
                .map(service -> new ServiceAgreement(service, customer.customerClass().name().toLowerCase(java.util.Locale.ROOT),
                        customer.meter(service), terms(customer, service), SINCE, Optional.empty()))
                .toList();
        return new Account(customer.id(), 0, new AccountNumber(customer.number()), List.of(), customer.holder(), delegates,
                customer.premise(), agreements, customer.customerClass(), SINCE, Optional.empty());
    }

    private static Map<String, String> terms(SampleAccount customer, ServiceType service) {
        return switch (service) {
            case WATER -> Map.of("meter", customer.sizes().getOrDefault("meter", "5/8"));
            case SOLID_WASTE -> Map.of("bin", customer.sizes().getOrDefault("bin", "35"));
            case ELECTRIC, SEWER, STORMWATER, GAS -> Map.of();
        };
    }

    private void recordHistories(List<SampleAccount> customers, LocalDate day) {
        var reads = new ArrayList<MeterRead>();
        var bills = new ArrayList<Bill>();
        var payments = new ArrayList<LedgerEntry>();
        for (SampleAccount customer : customers) {
            var history = new SampleBillingHistory(customer, billingData.tariff(), clock.getZone(), day);
            reads.addAll(history.reads());
            bills.addAll(history.bills());
            payments.addAll(history.payments());
        }
        inBatches(reads, billingData.reads()::addAll);
        inBatches(bills, billingData.bills()::issueAll);
        inBatches(payments, billingData.ledger()::postAll);
    }

    private static <T> void inBatches(List<T> all, java.util.function.Consumer<List<T>> take) {
        for (int i = 0; i < all.size(); i += BATCH) {
            take.accept(all.subList(i, Math.min(all.size(), i + BATCH)));
        }
    }
}
