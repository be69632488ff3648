package org.curbstop.cis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Incoming;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;

/** One row of accounts made into an account, or everything that is wrong with it. The columns are those of docs/import.md. */
final class AccountRow {

    /** Between the values of a list. */
    static final String BETWEEN = "|";

    static final List<String> REQUIRED =
            List.of("account_number", "name", "service_line1", "service_city", "service_zip", "opened");

    static final Set<String> KNOWN = Set.copyOf(Stream.concat(REQUIRED.stream(), Stream.of(
                    "old_account_numbers", "customer_number", "phone", "phone_2", "phone_can_text", "email", "language", "paperless",
                    "mailing_line1", "mailing_city", "mailing_state", "mailing_zip", "service_unit", "service_state", "feeder",
                    "pressure_zone", "latitude", "longitude", "customer_class", "closed", "services"))
            .toList());

    private final Utility utility;
    private final Map<String, String> fields;
    private final List<Fault> faults = new ArrayList<>();

    private AccountRow(Utility utility, Map<String, String> fields) {
        this.utility = utility;
        this.fields = fields;
    }

    /** What came of a row. */
    sealed interface Read {
        record Good(Incoming account) implements Read {}

        record Bad(List<Fault> faults) implements Read {}
    }

    static Read read(String file, Row.Fields row, Utility utility) {
        return new AccountRow(utility, row.byName()).read(file, row.line());
    }

    private Read read(String file, long line) {
        Optional<AccountNumber> number = needed("account_number", numberForm(), text -> new AccountNumber(
                utility.accountNumbers().read(text).orElseThrow(IllegalArgumentException::new)));
        List<AccountNumber> old = list("old_account_numbers", "3 to 20 letters or digits each, with | between", AccountRow::oldNumber);
        Optional<String> name = needed("name", "a name of 1 to 120 characters", AccountRow::shortText);
        List<Contact> contacts = contacts();
        Language language = read("language", "a language tag such as en", Language::new).orElse(utility.language());
        boolean paperless = read("paperless", "yes or no", AccountRow::yes).orElse(false);
        Optional<Address> mailing = has("mailing_line1") || has("mailing_zip") ? address("mailing", Optional.empty()) : Optional.empty();
        Optional<Address> service = address("service", Optional.ofNullable(fields.get("service_unit")));
        Optional<LocalDate> opened = needed("opened", "a date such as 2024-10-01", LocalDate::parse);
        Optional<LocalDate> closed = read("closed", "a date such as 2026-10-01", LocalDate::parse);
        CustomerClass customerClass = read("customer_class", "residential, commercial, industrial or public",
                text -> CustomerClass.valueOf(text.toUpperCase(Locale.ROOT))).orElse(CustomerClass.RESIDENTIAL);
        Optional<GeoPoint> point = point();
        List<ServiceAgreement> agreements = opened.map(from -> agreements(from, closed)).orElse(List.of());
        if (paperless && contacts.stream().noneMatch(c -> c.kind() == Contact.Kind.EMAIL)) {
            faults.add(new Fault("paperless", "an email beside it"));
        }
        if (closed.isPresent() && opened.filter(from -> closed.get().isBefore(from)).isPresent()) {
            faults.add(new Fault("closed", "a day not before opened"));
        }
        if (!faults.isEmpty()) {
            return new Read.Bad(List.copyOf(faults));
        }
        AccountNumber accountNumber = number.orElseThrow();
        return new Read.Good(new Incoming(
                file, line, accountNumber, old,
                fields.getOrDefault("customer_number", "account " + accountNumber.value()),
                new Incoming.Holder(name.orElseThrow(), contacts, language, paperless, mailing),
                new Incoming.Place(
                        service.orElseThrow(), Optional.ofNullable(fields.get("feeder")), Optional.ofNullable(fields.get("pressure_zone")), point),
                agreements, customerClass, opened.orElseThrow(), closed));
    }

    private String numberForm() {
        return utility.accountNumbers().digits() + " digits" + (utility.accountNumbers().luhn() ? ", the last of them a right check digit (Luhn)" : "");
    }

    private List<Contact> contacts() {
        boolean mayText = read("phone_can_text", "yes or no", AccountRow::yes).orElse(true);
        var contacts = new ArrayList<Contact>();
        for (String field : List.of("phone", "phone_2")) {
            read(field, "a phone number such as 503 555 0101", AccountRow::phone).ifPresent(phone -> contacts.add(Contact.phone(phone, mayText)));
        }
        read("email", "an e-mail address such as ada@example.org", text -> Contact.email(text, false)).ifPresent(contacts::add);
        return contacts.stream().distinct().toList();
    }

    private Optional<Address> address(String kind, Optional<String> unit) {
        Optional<String> line1 = needed(kind + "_line1", "a street address", AccountRow::shortText);
        Optional<String> city = needed(kind + "_city", "a city", AccountRow::shortText);
        Optional<String> state = has(kind + "_state")
                ? read(kind + "_state", "two letters such as OR", AccountRow::state)
                : Optional.of(utility.address().state());
        Optional<PostalCode> zip = needed(kind + "_zip", "five digits, or five and four", AccountRow::zip);
        return line1.isPresent() && city.isPresent() && state.isPresent() && zip.isPresent()
                ? Optional.of(new Address(line1.get(), unit, city.get(), state.get(), zip.get()))
                : Optional.empty();
    }

    private Optional<GeoPoint> point() {
        if (!has("latitude") && !has("longitude")) {
            return Optional.empty();
        }
        Optional<Double> latitude = needed("latitude", "degrees from -90 to 90", text -> degrees(text, 90));
        Optional<Double> longitude = needed("longitude", "degrees from -180 to 180", text -> degrees(text, 180));
        return latitude.flatMap(lat -> longitude.map(lon -> new GeoPoint(lat, lon)));
    }

    /** {@code electric:residential:E1001}, {@code water:residential:W2002;size=3/4;zone=Low}. */
    private List<ServiceAgreement> agreements(LocalDate from, Optional<LocalDate> until) {
        return list("services", "service:rate, service:rate:meter or service:rate:meter;name=value, with | between; services: "
                + String.join(", ", utility.services().stream().map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()),
                text -> agreement(text, from, until));
    }

    private ServiceAgreement agreement(String text, LocalDate from, Optional<LocalDate> until) {
        String[] parts = text.split(";");
        String[] names = parts[0].split(":");
        if (names.length < 2 || names.length > 3 || names[1].isBlank()) {
            throw new IllegalArgumentException();
        }
        UtilityService service = UtilityService.valueOf(names[0].strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (!utility.supplies(service)) {
            throw new IllegalArgumentException();
        }
        Map<String, String> terms = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            terms.put(parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip()); // without "=": the same complaint
        }
        Optional<String> meter = names.length == 3 && !names[2].isBlank() ? Optional.of(names[2].strip()) : Optional.empty();
        return new ServiceAgreement(service, names[1].strip(), meter, new HashMap<>(terms), from, until);
    }

    private boolean has(String field) {
        return fields.containsKey(field);
    }

    private <T> Optional<T> needed(String field, String expected, Function<String, T> make) {
        if (!has(field)) {
            faults.add(new Fault(field, expected + ", but it is empty"));
        }
        return read(field, expected, make);
    }

    private <T> Optional<T> read(String field, String expected, Function<String, T> make) {
        String text = fields.get(field);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.apply(text));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            faults.add(new Fault(field, expected));
            return Optional.empty();
        }
    }

    private <T> List<T> list(String field, String expected, Function<String, T> make) {
        return read(field, expected, text -> Stream.of(text.split("\\|")).map(String::strip).filter(s -> !s.isEmpty()).map(make).toList())
                .orElse(List.of());
    }

    private static AccountNumber oldNumber(String text) {
        return new AccountNumber(text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-]", ""));
    }

    private static String shortText(String text) {
        if (text.length() > 120 || text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static PhoneNumber phone(String text) {
        return PhoneNumber.read(text).orElseThrow(IllegalArgumentException::new);
    }

    private static String state(String text) {
        String state = text.toUpperCase(Locale.ROOT);
        if (!state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException();
        }
        return state;
    }

    private static PostalCode zip(String text) {
        if (!text.matches("\\d{5}(-?\\d{4})?")) {
            throw new IllegalArgumentException();
        }
        return new PostalCode(text.substring(0, 5));
    }

    private static double degrees(String text, int most) {
        double degrees = Double.parseDouble(text);
        if (!(Math.abs(degrees) <= most)) {
            throw new IllegalArgumentException();
        }
        return degrees;
    }

    private static boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> true;
            case "no", "n", "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
