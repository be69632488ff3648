package org.curbstop.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.IdentityProperties;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.verification.ChallengeRepository;
import org.curbstop.accounts.verification.ClaimResolver;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.GuestAccountLookup;
import org.curbstop.accounts.verification.PinAttemptLimiter;
import org.curbstop.accounts.verification.PinHasher;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.audit.AuditForTests;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.common.PremiseId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The customers of Millbrook in a test's own database, with the accounts capability wired over it. */
public final class MillbrookCustomers {

    public static final PostalCode ZIP = new PostalCode("97999");

    public final MovableClock clock = SampleUtility.clock();
    public final AuditTrail audit;
    public final Accounts accounts;
    public final ClaimResolver claims;
    public final ProvingIdentity provingIdentity;
    public final GuestAccountLookup guests;
    public final LoginLinks logins;
    public final CustomerProfiles profiles;
    public final ConfirmingContacts confirmingContacts;
    public final ThirdPartyDesignees designees;
    final AccountRepository repository;
    public final ChallengeRepository challenges;
    public final AttemptLimiter attempts;
    public final LockOuts lockOuts;
    public final AtomicInteger hashes = new AtomicInteger();

    public final Person ada;
    public final Account adas;
    public final Person cy;
    public final Account cysOwn;
    public final Account cysLet;
    public final Person tess;
    public final Person dee;
    public final Account dees;

    public MillbrookCustomers(TestStore test) {
        this(test, Map.of());
    }

    /**
     * Creates the customers. PINs and codes use a fast hash: the real one would cost each test a second.
     *
     * @param settings properties below {@code curbstop.identity} that differ from the defaults
     */
    public MillbrookCustomers(TestStore test, Map<String, Object> settings) {
        var database = test.store();
        Clock now = clock;
        audit = AuditForTests.over(database, now);
        repository = new AccountRepository(database);
        challenges = new ChallengeRepository(database);
        attempts = new AttemptLimiter(database, new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("", IdentityProperties.class), now);
        lockOuts = new LockOuts(database, attempts, audit, now);
        PinHasher.HashFunction counted = (secret, salt) -> {
            hashes.incrementAndGet();
            return Sha256Digest.of(secret, salt);
        };
        accounts = new Accounts(repository, SampleUtility.millbrook(), audit);
        claims = new ClaimResolver(repository);
        provingIdentity = new ProvingIdentity(claims, challenges, new PinAttemptLimiter(attempts, lockOuts, now), counted, audit, now);
        guests = new GuestAccountLookup(repository, attempts, lockOuts, audit);
        logins = new LoginLinks(database, provingIdentity, audit, now);
        profiles = new CustomerProfiles(repository, SampleUtility.millbrook(), audit, now);
        confirmingContacts = new ConfirmingContacts(database, repository, profiles, attempts, counted, now);
        designees = new ThirdPartyDesignees(repository, audit, now);

        ada = person("Ada Okafor", Language.ENGLISH, phone("+15035550101"), Contact.email("ada@example.org", true));
        adas = account("100200302", List.of("W-7781"), ada, "12 Alder St", Set.of());
        cy = person("Cy Moreno", Language.ENGLISH, phone("+15035550103"));
        tess = person("Tess Ward", Language.ENGLISH, phone("+15035550110"));
        cysOwn = account("100200559", List.of(), cy, "3 Cedar Ct", Set.of());
        cysLet = account("100200633", List.of(), cy, "5 Cedar Ct", Set.of(new Delegate(tess.id(), Delegate.Role.TENANT)));
        dee = person("Dée Navarro", Language.SPANISH, phone("+15035550104"));
        dees = account("100200716", List.of(), dee, "21 Dogwood Ln", Set.of());
        provingIdentity.setPin(adas.id(), "2030", Actor.SYSTEM);
        provingIdentity.setPin(cysOwn.id(), "9550", Actor.SYSTEM);
        provingIdentity.setPin(cysLet.id(), "3360", Actor.SYSTEM);
        hashes.set(0);
    }

    public static Address at(String line1) {
        return new Address(line1, "Millbrook", "OR", ZIP);
    }

    public static PhoneNumber number(String e164) {
        return new PhoneNumber(e164);
    }

    private static Contact phone(String e164) {
        return Contact.phone(new PhoneNumber(e164), true);
    }

    private Person person(String name, Language language, Contact... contacts) {
        Person person = Person.of(name, language, contacts);
        if (!accounts.add(person)) {
            throw new AssertionError(name + " is there already");
        }
        return person;
    }

    private Account account(String number, List<String> old, Person holder, String street, Set<Delegate> delegates) {
        Premise premise = new Premise(PremiseId.create(), 0, at(street), Optional.of("North"), Optional.of("Low"), Optional.empty());
        var electric = new ServiceAgreement(
                ServiceType.ELECTRIC, "residential", Optional.of("E" + number), Map.of(), LocalDate.of(2024, 10, 1), Optional.empty());
        Account account = new Account(
                AccountId.create(), 0, new AccountNumber(number), old.stream().map(o -> new AccountNumber(o.replace("-", ""))).toList(),
                holder.id(), delegates, premise, List.of(electric), CustomerClass.RESIDENTIAL, LocalDate.of(2024, 10, 1), Optional.empty());
        if (!accounts.add(premise) || !accounts.add(account)) {
            throw new AssertionError(number + " is there already");
        }
        return account;
    }
}
