package org.curbstop.cis.kinds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.accounts.imports.AccountImportRow;
import org.curbstop.cis.RowFields;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;

/** Parses a row of the accounts file, or collects all of its errors. The columns are described in docs/import.md. */
public final class AccountRowParser {

    static final List<String> REQUIRED = List.of("account_number", "name", "service_line1", "service_city", "service_zip", "opened");

    static final List<String> OPTIONAL = List.of("old_account_numbers", "customer_number", "phone", "phone_2", "phone_can_text", "email",
            "language", "paperless",
            "mailing_line1", "mailing_city", "mailing_state", "mailing_zip", "service_unit", "service_state", "feeder",
                    "pressure_zone", "latitude", "longitude", "customer_class", "closed", "services");

    private static final int MIN_PHONE_DIGITS = 7;

    private final Utility utility;
    private final RowFields fields;

    private AccountRowParser(Utility utility, RowFields fields) {
        this.utility = utility;
        this.fields = fields;
    }

    static Optional<AccountImportRow> parse(Utility utility, String file, long line, RowFields fields) {
        return new AccountRowParser(utility, fields).read(file, line);
    }

    private Optional<AccountImportRow> read(String file, long line) {
        Optional<AccountNumber> number = fields.required("account_number", numberForm(), text -> new AccountNumber(
                utility.accountNumbers().parse(text).orElseThrow(IllegalArgumentException::new)));
        List<AccountNumber> old = fields.list("old_account_numbers", "3 to 20 letters or digits each, with | between",
                AccountRowParser::oldNumber);
        Optional<String> name = fields.required("name", "a name of 1 to 120 characters", RowFields::shortText);
        List<Contact> contacts = contacts();
        Optional<Language> language = fields.part("language", "a language tag such as en", Language::new);
        Optional<Boolean> paperless = fields.part("paperless", "yes or no", AccountRowParser::yes);
        boolean removesMailing = fields.text("mailing_line1").filter("none"::equalsIgnoreCase).isPresent();
        Optional<Address> mailing = !removesMailing && (fields.has("mailing_line1") || fields.has("mailing_zip"))
                ? address("mailing", Optional.empty()) : Optional.empty();
        Optional<Address> service = address("service", fields.text("service_unit"));
        Optional<LocalDate> opened = fields.required("opened", "a date such as 2024-10-01", RowFields::day);
        Optional<LocalDate> closed = fields.read("closed", "a date such as 2026-10-01", RowFields::day);
        CustomerClass customerClass = fields.read("customer_class", "residential, commercial, industrial or public",
                text -> CustomerClass.valueOf(text.toUpperCase(Locale.ROOT))).orElse(CustomerClass.RESIDENTIAL);
        Optional<GeoPoint> point = point();
        Optional<String> feeder = fields.part("feeder", "the name of a feeder", text -> text);
        Optional<String> zone = fields.part("pressure_zone", "the name of a pressure zone", text -> text);
        List<ServiceAgreement> agreements = opened.map(from -> agreements(from, closed)).orElse(List.of());
        if (paperless.orElse(false) && !fields.has("email")) {
            fields.partError("paperless", "an email beside it");
        }
        if (closed.isPresent() && opened.filter(from -> closed.get().isBefore(from)).isPresent()) {
            fields.error("closed", "a day not before opened");
        }
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        AccountNumber accountNumber = number.orElseThrow();
        return Optional.of(new AccountImportRow(
                file, line, accountNumber, old,
                fields.text("customer_number").orElseGet(() -> AccountImportRow.customerOf(accountNumber)),
                new AccountImportRow.Holder(
                        name.orElseThrow(), contacts, unreadContacts(), language, paperless, mailing, removesMailing),
                new AccountImportRow.ServiceLocation(
                        service.orElseThrow(), feeder, zone, point),
                agreements, !failed("services"), customerClass, opened.orElseThrow(), closed));
    }

    private String numberForm() {
        return utility.accountNumbers().digits() + " digits"
                + (utility.accountNumbers().luhn() ? ", the last of them a right check digit (Luhn)" : "");
    }

    private List<Contact> contacts() {
        // Without a readable answer no texts: the phone may be a landline.
        boolean mayText = fields.part("phone_can_text", "yes or no", AccountRowParser::yes).orElse(!fields.has("phone_can_text"));
        var contacts = new ArrayList<Contact>();
        Stream.of("phone", "phone_2").filter(field -> !isPlaceholder(field))
                .flatMap(field -> fields.part(field, "a phone number such as 503 555 0101", AccountRowParser::phone).stream())
                .forEach(phone -> contacts.add(Contact.phone(phone, mayText)));
        fields.part("email", "an e-mail address such as ada@example.org", text -> Contact.email(text, false)).ifPresent(contacts::add);
        return contacts.stream().distinct().toList();
    }

    /** Returns the kinds of which a contact could not be read. */
    private Set<Contact.Kind> unreadContacts() {
        var unread = EnumSet.noneOf(Contact.Kind.class);
        if (failed("phone") || failed("phone_2")) {
            unread.add(Contact.Kind.PHONE);
        }
        if (failed("email")) {
            unread.add(Contact.Kind.EMAIL);
        }
        return unread;
    }

    /** Returns whether the field repeats one digit, as systems write that have no number: 000-000-0000. */
    private boolean isPlaceholder(String field) {
        return fields.text(field).map(text -> text.chars().filter(Character::isDigit).toArray())
                .filter(digits -> digits.length >= MIN_PHONE_DIGITS && Arrays.stream(digits).distinct().count() == 1).isPresent();
    }

    private boolean failed(String part) {
        return fields.parts().stream().anyMatch(error -> error.field().equals(part));
    }

    private Optional<Address> address(String kind, Optional<String> unit) {
        Optional<String> line1 = fields.required(kind + "_line1", "a street address", RowFields::shortText);
        Optional<String> city = fields.required(kind + "_city", "a city", RowFields::shortText);
        Optional<String> state = fields.has(kind + "_state")
                ? fields.read(kind + "_state", "two letters such as OR", AccountRowParser::state)
                : Optional.of(utility.address().state());
        Optional<PostalCode> zip = fields.required(kind + "_zip", "five digits, or five and four", AccountRowParser::zip);
        return line1.isPresent() && city.isPresent() && state.isPresent() && zip.isPresent()
                ? Optional.of(new Address(line1.get(), unit, city.get(), state.get(), zip.get()))
                : Optional.empty();
    }

    private Optional<GeoPoint> point() {
        if (!fields.has("latitude") && !fields.has("longitude")) {
            return Optional.empty();
        }
        Optional<Double> latitude = fields.part("latitude", "degrees from -90 to 90", text -> degrees(text, 90));
        Optional<Double> longitude = fields.part("longitude", "degrees from -180 to 180", text -> degrees(text, 180));
        if (fields.has("latitude") != fields.has("longitude")) {
            fields.partError(fields.has("latitude") ? "longitude" : "latitude", "latitude and longitude, or neither");
        }
        return latitude.flatMap(lat -> longitude.map(lon -> new GeoPoint(lat, lon)));
    }

    /** Parses {@code electric:residential:E1001}, {@code water:residential:W2002;size=3/4;zone=Low}. */
    private List<ServiceAgreement> agreements(LocalDate from, Optional<LocalDate> until) {
        return fields.partList("services", "service:rate, service:rate:meter or service:rate:meter;name=value; services: "
                + String.join(", ", utility.services().stream().map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()),
                text -> agreement(text, from, until));
    }

    private ServiceAgreement agreement(String text, LocalDate from, Optional<LocalDate> until) {
        String[] parts = text.split(";");
        String[] names = parts[0].split(":");
        if (names.length < 2 || names.length > 3 || names[1].isBlank()) {
            throw new IllegalArgumentException();
        }
        ServiceType service = ServiceType.valueOf(names[0].strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (!utility.supplies(service)) {
            throw new IllegalArgumentException();
        }
        Map<String, String> terms = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            terms.put(parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip()); // without "=": the same error
        }
        Optional<String> meter = names.length == 3 && !names[2].isBlank() ? Optional.of(names[2].strip()) : Optional.empty();
        return new ServiceAgreement(service, names[1].strip(), meter, new HashMap<>(terms), from, until);
    }

    static AccountNumber oldNumber(String text) {
        return new AccountNumber(text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-]", ""));
    }

    private static PhoneNumber phone(String text) {
        return PhoneNumber.parse(text).orElseThrow(IllegalArgumentException::new);
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

    private static double degrees(String text, int max) {
        double degrees = Double.parseDouble(text);
        if (!(Math.abs(degrees) <= max)) {
            throw new IllegalArgumentException();
        }
        return degrees;
    }

    static boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> true;
            case "no", "n", "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
