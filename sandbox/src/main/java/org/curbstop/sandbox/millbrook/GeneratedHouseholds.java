package org.curbstop.sandbox.millbrook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Person;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.millbrook.SampleAccount.DailyUsage;
import org.curbstop.utility.ServiceType;

/** Generates further households, which are always the same. */
final class GeneratedHouseholds {

    private static final long SEED = 97_999;
    private static final int FIRST_NUMBER = 10_020_200;
    private static final List<String> GIVEN = List.of(
            "Amir", "Beatriz", "Chidi", "Dolores", "Esther", "Farid", "Grace", "Hugo", "Ines", "Jamal", "Katya", "Liam", "Mai", "Noor",
            "Omar",
            "Paula", "Quinn", "Rosa", "Sven", "Thuy", "Uma", "Victor", "Wanda", "Ximena", "Yusuf", "Zoe");
    private static final List<String> FAMILY = List.of(
            "Abbott", "Bauer", "Castillo", "Diaz", "Eriksen", "Farrell", "Garcia", "Huang", "Ibarra", "Johnson", "Kowalski", "Lopez",
            "Murphy",
            "Nguyen", "Olsen", "Park", "Quintero", "Rossi", "Singh", "Tanaka", "Underwood", "Vargas", "Walsh", "Xu", "Young", "Ziegler");
    private static final SampleStreet[] STREETS = SampleStreet.values();

    private GeneratedHouseholds() {}

    /** A generated person and their account. */
    record GeneratedHousehold(Person person, SampleAccount customer) {}

    /** Returns the household with the index, from 0; always the same one. */
    static GeneratedHousehold household(int index) {
        var random = new Random(SEED * 31 + index);
        random.nextInt(); // the first draws of neighboring seeds are alike
        String number = withCheckDigit(FIRST_NUMBER + index);
        var id = new PersonId("per_" + number);
        String name = GIVEN.get(random.nextInt(GIVEN.size())) + " " + FAMILY.get(random.nextInt(FAMILY.size()));
        Language language = random.nextInt(6) == 0 ? Language.SPANISH : Language.ENGLISH;
        // Even house numbers from 100 on, where no named person lives. 555-0111 to 555-0196 are reserved for fiction; further households
        // have no phone.
        var contacts = new ArrayList<Contact>();
        if (index < 86) {
            contacts.add(Contact.phone(new PhoneNumber("+1503555" + String.format("%04d", 111 + index)), random.nextInt(5) > 0));
        }
        contacts.add(Contact.email("customer" + number + "@millbrook.example", random.nextBoolean()));
        var person = new Person(id, 0, name, contacts, language, random.nextInt(3) == 0, Optional.empty(), false);
        Set<ServiceType> services = EnumSet.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER);
        if (random.nextInt(3) > 0) {
            services.addAll(EnumSet.of(ServiceType.STORMWATER, ServiceType.SOLID_WASTE));
        }
        var habits = new DailyUsage(7 + random.nextInt(16), 50 + random.nextInt(120), 0);
        var customer = new SampleAccount(number, id, STREETS[index % STREETS.length].house(100 + 2 * (index / STREETS.length)),
                CustomerClass.RESIDENTIAL,
                services, habits, Map.of(BillingMeasure.IMPERVIOUS, BigDecimal.ONE),
                Map.of("meter", "5/8", "bin", random.nextBoolean() ? "35" : "64"),
                1, 1 + random.nextInt(20), List.of(), random.nextInt(3) > 0 ? 1 : 0);
        return new GeneratedHousehold(person, customer);
    }

    /** Appends the Luhn check digit (ISO/IEC 7812-1, annex B) to eight digits. */
    static String withCheckDigit(int eight) {
        int sum = 0;
        int rest = eight;
        for (int i = 0; i < 8; i++, rest /= 10) {
            int digit = rest % 10 * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return eight + String.valueOf((10 - sum % 10) % 10);
    }
}
