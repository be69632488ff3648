package org.curbstop.utility;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.utility.ConvenienceFees.Fee;
import org.curbstop.utility.ConvenienceFees.Method;
import org.curbstop.utility.OfficeHours.Opening;
import org.curbstop.utility.PhoneLines.Hazard;

/** Reads {@code utility.yaml}. Every error is reported with its line; a file with any error is rejected. */
final class UtilityFileReader {

    private static final String WHITE = "#ffffff";
    private static final String A_PHONE = "a phone number such as +1 503 555 0199";
    private static final String AN_AMOUNT = "an amount such as 2.50, in quotes or not";
    private static final String AN_AREA = "south, west, north and east in degrees, such as \"44.03, -121.35, 44.09, -121.28\"";
    private static final BigDecimal MAX_PERCENT = BigDecimal.TEN;
    private static final int MAX_DIGITS = 20;
    private static final int MAX_HOUSEHOLDS = 10_000_000;

    private final YamlMapping root;
    private final Currency currency;
    private final List<Language> languages;
    private final Optional<YamlMapping> storm;

    private UtilityFileReader(YamlFile file) {
        this.root = file.root();
        this.currency = root.read("currency", "a currency code such as USD", Currency::getInstance, Money.USD);
        this.languages = languages();
        this.storm = root.optionalMapping("storm");
    }

    /** @throws org.curbstop.common.yaml.InvalidYamlException with every error in the file */
    static Utility read(YamlFile file) {
        return file.finish(() -> new UtilityFileReader(file).utility());
    }

    private Utility utility() {
        return new Utility(
                nonBlank(root, "name"),
                nonBlank(root, "short-name"),
                root.optionalText("logo"),
                colors(),
                lines(root.mapping("lines")),
                new OfficeHours(week(root.mapping("office-hours")), holidays(root.optionalMapping("holidays"))),
                root.read("zone", "a time zone such as America/Los_Angeles", ZoneId::of, ZoneId.of("UTC")),
                currency,
                services(),
                languages,
                accountNumbers(root.mapping("account-numbers")),
                root.read("policy-pack", "the name of a policy pack, in lower case", text -> matching(text, "[a-z][a-z0-9-]*"), ""),
                new ConvenienceFees(fees(root.optionalMapping("fees")), new Money(0, currency)),
                senders(root.mapping("senders")),
                limits(root.mapping("limits")),
                address(root.mapping("address")),
                retention(root.optionalMapping("retention")),
                root.optionalMapping("responses").map(part -> CustomerResponses.read(part, languages)).orElse(CustomerResponses.DEFAULT),
                root.optional("service-area", AN_AREA, UtilityFileReader::area),
                root.optionalMapping("map").map(OutageBaseMap::read).orElse(OutageBaseMap.NONE),
                root.optionalMapping("leak-credit")
                        .map(part -> new LeakCredit(within(part, "percent", 100), within(part, "days", 366))),
                storm.filter(part -> part.has("households")).map(part -> within(part, "households", MAX_HOUSEHOLDS)),
                storm.flatMap(part -> part.optionalMapping("areas")).map(part -> StormArea.read(part, languages)).orElse(List.of()),
                root.optionalMapping("customer-information-system").map(UtilityFileReader::cis),
                root.optionalMapping("landmarks").map(Landmarks::read).orElse(Landmarks.NONE),
                root.optionalMapping("centers").map(part -> Utility.CommunityCenter.read(part, languages)).orElse(List.of()));
    }

    private static CisAgreement cis(YamlMapping mapping) {
        return new CisAgreement(
                mapping.has("balances-valid-days") ? within(mapping, "balances-valid-days", 60) : CisAgreement.DEFAULT.balancesValidDays(),
                mapping.has("most-changed-percent") ? within(mapping, "most-changed-percent", 100)
                        : CisAgreement.DEFAULT.maxChangedPercent());
    }

    private static int within(YamlMapping mapping, String key, int max) {
        long value = mapping.integer(key);
        if (value < 1 || value > max) {
            mapping.addError(key, "1 to " + max);
        }
        return (int) value;
    }

    private BrandColors colors() {
        YamlMapping mapping = root.mapping("colors");
        String brand = mapping.read("brand", "a colour such as \"#0b5394\", in quotes", ColorContrast::parse, "#000000");
        String onBrand = mapping.has("on-brand")
                ? mapping.read("on-brand", "a colour such as \"#ffffff\", in quotes", ColorContrast::parse, WHITE) : WHITE;
        requireContrast(mapping, "brand", brand, WHITE, "white paper");
        requireContrast(mapping, "on-brand", onBrand, brand, "the brand colour");
        return new BrandColors(brand, onBrand);
    }

    private static void requireContrast(YamlMapping mapping, String key, String color, String ground, String groundName) {
        if (!ColorContrast.isEnough(color, ground)) {
            mapping.addError(key, String.format(
                    Locale.ROOT,
                    "a contrast of %.1f:1 or more against %s, not %.2f:1; the nearest that passes is %s",
                    ColorContrast.NEEDED, groundName, ColorContrast.ratio(color, ground), ColorContrast.nearestReadable(color, ground)));
        }
    }

    private static PhoneLines lines(YamlMapping mapping) {
        Map<Hazard, PhoneNumber> hazards = new EnumMap<>(Hazard.class);
        mapping.optionalMapping("hazards").ifPresent(named -> {
            for (String key : named.keys()) {
                enumConstant(named, key, Hazard.class).ifPresent(hazard -> hazards.put(hazard, phone(named, key)));
            }
        });
        var lines = new PhoneLines(phone(mapping, "office"), phone(mapping, "staff"), phone(mapping, "emergency"), hazards,
                mapping.optional("text", A_PHONE, UtilityFileReader::number));
        if (lines.staff().equals(lines.office()) || lines.staff().equals(lines.text())) {
            mapping.addError("staff",
                    "a number that people answer: not the office line or the text line, which are answered by this system");
        }
        return lines;
    }

    private static Map<DayOfWeek, Opening> week(YamlMapping mapping) {
        Map<DayOfWeek, Opening> week = new EnumMap<>(DayOfWeek.class);
        for (String key : mapping.keys()) {
            enumConstant(mapping, key, DayOfWeek.class)
                    .flatMap(day -> mapping.optional(key, "opening hours such as 08:00-17:00", UtilityFileReader::opening)
                            .map(o -> Map.entry(day, o)))
                    .ifPresent(open -> week.put(open.getKey(), open.getValue()));
        }
        if (week.isEmpty()) {
            mapping.addError("", "at least one day such as monday: 08:00-17:00");
        }
        return week;
    }

    private static Opening opening(String text) {
        String[] ends = text.split("-");
        if (ends.length != 2) {
            throw new InvalidValueException("invalid.hours", "from-until");
        }
        var opening = new Opening(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!opening.from().isBefore(opening.until())) {
            throw new InvalidValueException("invalid.hours", "an end after the beginning");
        }
        return opening;
    }

    private Map<LocalDate, Map<Language, String>> holidays(Optional<YamlMapping> part) {
        Map<LocalDate, Map<Language, String>> holidays = new LinkedHashMap<>();
        part.ifPresent(days -> days.entries().forEach((key, names) -> {
            Map<Language, String> byLanguage = new LinkedHashMap<>();
            languages.forEach(language -> byLanguage.put(language, names.text(language.tag())));
            try {
                holidays.put(LocalDate.parse(key), byLanguage);
            } catch (java.time.DateTimeException e) {
                days.addError(key, "a date such as 2026-12-25");
            }
        }));
        return holidays;
    }

    private List<ServiceType> services() {
        return distinctValues("services", "services such as electric",
                text -> ServiceType.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private List<Language> languages() {
        List<Language> chosen = distinctValues("languages", "languages such as en, the usual one first", Language::new);
        chosen.stream().filter(language -> !LanguageFolder.isInstalled(language)).forEach(language ->
        root.addError("languages", "languages that have a folder: " + LanguageFolder.installed() + ", not " + language));
        return chosen.isEmpty() ? List.of(Language.ENGLISH) : chosen;
    }

    private <T> List<T> distinctValues(String key, String expected, Function<String, T> make) {
        List<String> texts = root.texts(key);
        try {
            List<T> values = texts.stream().map(make).toList();
            if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
                root.addError(key, expected + ", at least one and each once");
            }
            return values;
        } catch (IllegalArgumentException e) {
            root.addError(key, expected + ", not " + String.join(", ", texts));
            return List.of();
        }
    }

    private static AccountNumberFormat accountNumbers(YamlMapping mapping) {
        long digits = mapping.integer("digits");
        if (digits < 4 || digits > MAX_DIGITS) {
            mapping.addError("digits", "4 to " + MAX_DIGITS);
        }
        String check = mapping.textOr("check-digit", "none");
        if (!check.equals("luhn") && !check.equals("none")) {
            mapping.addError("check-digit", "luhn or none");
        }
        return new AccountNumberFormat((int) digits, check.equals("luhn"));
    }

    private Map<Method, Fee> fees(Optional<YamlMapping> part) {
        Map<Method, Fee> fees = new EnumMap<>(Method.class);
        part.ifPresent(methods -> {
            for (String key : methods.keys()) {
                YamlMapping fee = methods.mapping(key);
                enumConstant(methods, key, Method.class).ifPresent(method -> fees.put(method, fee(fee)));
            }
        });
        return fees;
    }

    private Fee fee(YamlMapping mapping) {
        BigDecimal percent = mapping.has("percent") ? mapping.decimal("percent") : BigDecimal.ZERO;
        if (percent.signum() < 0 || percent.compareTo(MAX_PERCENT) > 0) {
            mapping.addError("percent", "0 to " + MAX_PERCENT);
        }
        Money flat = mapping.has("flat") ? amount(mapping, "flat") : new Money(0, currency);
        return new Fee(flat, percent, mapping.optional("cap", AN_AMOUNT, this::money));
    }

    private MessageSenders senders(YamlMapping mapping) {
        return new MessageSenders(phone(mapping, "sms"), mail(mapping, "email"),
                mapping.has("reply-to") ? Optional.of(mail(mapping, "reply-to")) : Optional.empty());
    }

    private PaymentLimits limits(YamlMapping mapping) {
        Money min = amount(mapping, "least-payment");
        Money max = amount(mapping, "most-payment");
        if (!min.isPositive() || max.compareTo(min) < 0) {
            mapping.addError("most-payment", "at least least-payment, and that above zero");
        }
        long accounts = mapping.integer("most-accounts");
        if (accounts < 1 || accounts > 100) {
            mapping.addError("most-accounts", "1 to 100");
        }
        return new PaymentLimits(min, max, (int) accounts);
    }

    private static ServiceArea area(String text) {
        List<Double> sides = Pattern.compile(",").splitAsStream(text).map(String::strip).map(Double::valueOf).toList();
        if (sides.size() != 4) {
            throw new InvalidValueException("invalid.place", AN_AREA);
        }
        return new ServiceArea(new GeoPoint(sides.get(0), sides.get(1)), new GeoPoint(sides.get(2), sides.get(3)));
    }

    private static RetentionPeriods retention(Optional<YamlMapping> part) {
        return part.map(times -> new RetentionPeriods(
                retentionPeriod(times, "conversations", RetentionPeriods.DEFAULT.conversations()),
                retentionPeriod(times, "unplaced-reports", RetentionPeriods.DEFAULT.unplacedReports()),
                retentionPeriod(times, "messages", RetentionPeriods.DEFAULT.messages()),
                retentionPeriod(times, "payment-events", RetentionPeriods.DEFAULT.paymentEvents()),
                retentionPeriod(times, "abandoned-uploads", RetentionPeriods.DEFAULT.abandonedUploads()),
                retentionPeriod(times, "spool-files", RetentionPeriods.DEFAULT.spoolFiles()),
                retentionPeriod(times, "complaints", RetentionPeriods.DEFAULT.complaints())))
                .orElse(RetentionPeriods.DEFAULT);
    }

    private static Period retentionPeriod(YamlMapping times, String name, Period otherwise) {
        return times.optional(name, RetentionPeriods.A_TIME, RetentionPeriods::parsePeriod).orElse(otherwise);
    }

    private static MailingAddress address(YamlMapping mapping) {
        return new MailingAddress(
                nonBlank(mapping, "line1"),
                nonBlank(mapping, "city"),
                mapping.read("state", "two letters such as OR", text -> matching(text, "[A-Z]{2}"), ""),
                mapping.read("zip", "five digits, in quotes where they begin with 0", PostalCode::new, new PostalCode("00000")));
    }

    private Money amount(YamlMapping mapping, String key) {
        return mapping.read(key, AN_AMOUNT, this::money, new Money(0, currency));
    }

    private Money money(String text) {
        Money money = Money.of(text, currency);
        if (money.isNegative()) {
            throw new InvalidValueException("invalid.money", "no negative amount");
        }
        return money;
    }

    static PhoneNumber phone(YamlMapping mapping, String key) {
        return mapping.read(key, A_PHONE, UtilityFileReader::number, new PhoneNumber("+10000000"));
    }

    private static PhoneNumber number(String text) {
        return PhoneNumber.parse(text).orElseThrow(() -> new InvalidValueException("invalid.phone", A_PHONE));
    }

    private static String mail(YamlMapping mapping, String key) {
        return mapping.read(key, "an e-mail address such as office@example.gov", text -> matching(text, "[^\\s@]+@[^\\s@]+\\.[^\\s@]+"),
                "");
    }

    private static String nonBlank(YamlMapping mapping, String key) {
        return mapping.read(key, "a text", text -> matching(text, "(?s).*\\S.*"), "");
    }

    private static String matching(String text, String form) {
        if (!text.matches(form)) {
            throw new InvalidValueException("invalid.text", form);
        }
        return text;
    }

    private static <E extends Enum<E>> Optional<E> enumConstant(YamlMapping mapping, String key, Class<E> type) {
        Map<String, E> known = List.of(type.getEnumConstants()).stream()
                .collect(toMap(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity(), (a, b) -> a,
                        LinkedHashMap::new));
        if (!known.containsKey(key)) {
            mapping.addError(key, "one of " + String.join(", ", known.keySet()));
        }
        return Optional.ofNullable(known.get(key));
    }
}
