package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.SampleStreet.ALDER;
import static org.curbstop.sandbox.millbrook.SampleStreet.BIRCH;
import static org.curbstop.sandbox.millbrook.SampleStreet.CEDAR;
import static org.curbstop.sandbox.millbrook.SampleStreet.DOGWOOD;
import static org.curbstop.sandbox.millbrook.SampleStreet.ELM;
import static org.curbstop.sandbox.millbrook.SampleStreet.FOUNDRY;
import static org.curbstop.utility.ServiceType.ELECTRIC;
import static org.curbstop.utility.ServiceType.SEWER;
import static org.curbstop.utility.ServiceType.SOLID_WASTE;
import static org.curbstop.utility.ServiceType.STORMWATER;
import static org.curbstop.utility.ServiceType.WATER;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.millbrook.SampleAccount.DailyUsage;
import org.curbstop.utility.ServiceType;

/** The named people of Millbrook, used in tests, documents and demonstrations. */
enum SamplePerson {
    ADA("Ada Okafor", "0101", "en", "Pays on time. Electric, water and sewer; card 4242 saved."),
    BO("Bo Lindqvist", "0102", "en", "Forty days late; a disconnection notice is out, and he has asked for time."),
    CY("Cy Moreno", "0103", "en", "Landlord with two accounts; Tess Ward rents 5 Cedar Ct."),
    DEE("Dee Navarro", "0104", "es", "Speaks Spanish; a household of four under the assistance ceiling."),
    EVE("Eve Stone", "0105", "en", "Is not who she says she is. No account."),
    FLO("Flo Baptiste", "0106", "en", "A leak: water has run day and night for nine days."),
    GUS("Gus Petrov", "0107", "ru", "A laundry: 2\" meter, electric demand, evaporation credit."),
    HANA("Hana Kim", "0108", "en", "Is moving in at 14 Alder St. No account yet."),
    IVO("Ivo Haddad", "0109", "en", "Depends on an oxygen device."),
    TESS("Tess Ward", "0110", "en", "Tenant at 5 Cedar Ct: her own electricity; water and sewer are Cy's.");

    private static final Set<ServiceType> HOUSE = Set.of(ELECTRIC, WATER, SEWER);
    private static final Set<ServiceType> EVERYTHING = Set.of(ELECTRIC, WATER, SEWER, STORMWATER, SOLID_WASTE);
    private static final Map<BillingMeasure, BigDecimal> ROOF = Map.of(BillingMeasure.IMPERVIOUS, BigDecimal.ONE);
    private static final Map<String, String> HOME = Map.of("meter", "5/8", "bin", "35");

    private final String fullName;
    private final String phone;
    private final Language language;
    private final String about;

    SamplePerson(String fullName, String lastOfPhone, String language, String about) {
        this.fullName = fullName;
        this.phone = "+1503555" + lastOfPhone;
        this.language = new Language(language);
        this.about = about;
    }

    /** Returns the user name at the sandbox's sign-in, which is also the password. */
    String login() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String about() {
        return about;
    }

    String email() {
        return login() + "@millbrook.example";
    }

    PersonId id() {
        return new PersonId("per_" + phone.substring(1));
    }

    Person person() {
        var number = new PhoneNumber(phone);
        List<Contact> contacts = List.of(Contact.phone(number, true).asVerified(), Contact.email(email(), true));
        return new Person(id(), 0, fullName, contacts, language, false, Optional.empty(), false);
    }

    List<SampleAccount> accounts() {
        return switch (this) {
            case ADA -> List.of(home("100200302", ALDER.house(12), HOUSE, new DailyUsage(9, 85, 0), 12, owes("84.12")));
            case BO -> List.of(new SampleAccount("100200484", id(), BIRCH.house(7), CustomerClass.RESIDENTIAL, Set.of(ELECTRIC, WATER),
                    new DailyUsage(16, 70, 0), Map.of(), HOME, 2, 20, owes("84.25", "228.15"), 2));
            case CY -> List.of(
                    home("100200559", CEDAR.house(3), Set.of(WATER, SEWER), new DailyUsage(0, 60, 0), 9, owes("41.07")),
                    new SampleAccount("100200633", id(), CEDAR.house(5), CustomerClass.RESIDENTIAL, Set.of(WATER, SEWER),
                            new DailyUsage(0, 90, 0),
                            ROOF, HOME, 1, 9, List.of(), 0));
            case DEE -> List.of(home("100200716", DOGWOOD.house(21), EVERYTHING, new DailyUsage(14, 120, 0), 3, owes("129.95")));
            case FLO -> List.of(home("100200898", ELM.house(40), HOUSE, new DailyUsage(5, 65, 0), 20, owes("287.63")));
            case GUS ->
                    List.of(new SampleAccount("100200971", id(), FOUNDRY.house(88), CustomerClass.COMMERCIAL, EVERYTHING,
                            new DailyUsage(205, 3200, 31),
                    Map.of(BillingMeasure.IMPERVIOUS, new BigDecimal("6"), BillingMeasure.EVAPORATION, new BigDecimal("0.15")),
                    Map.of("meter", "2", "bin", "96"), 1, 14, owes("1904.18"), 1));
            case IVO -> List.of(home("100201052", ALDER.house(16), Set.of(ELECTRIC, WATER), new DailyUsage(13, 55, 0), 8, owes("66.20")));
            case TESS -> List.of(new SampleAccount("100201136", id(), CEDAR.house(5), CustomerClass.RESIDENTIAL, Set.of(ELECTRIC),
                    new DailyUsage(8, 0, 0), Map.of(), HOME, 1, 15, List.of(), 0));
            case EVE, HANA -> List.of();
        };
    }

    /** Returns the premise where the person lives, even without an account there. */
    Optional<Premise> residence() {
        return switch (this) {
            case HANA -> Optional.of(ALDER.house(14));
            case TESS -> Optional.of(CEDAR.house(5));
            default -> accounts().stream().findFirst().map(SampleAccount::premise);
        };
    }

    private SampleAccount home(String number, Premise at, Set<ServiceType> services, DailyUsage habits, int dueInDays, List<Money> owes) {
        return new SampleAccount(number, id(), at, CustomerClass.RESIDENTIAL, services, habits, ROOF, HOME, 1, dueInDays, owes,
                owes.size());
    }

    private static List<Money> owes(String... bills) {
        return java.util.Arrays.stream(bills).map(Money::usd).toList();
    }
}
