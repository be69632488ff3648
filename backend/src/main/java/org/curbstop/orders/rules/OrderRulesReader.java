package org.curbstop.orders.rules;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.rules.OrderRules.ContinuousServiceRules;
import org.curbstop.orders.rules.OrderRules.DateRules;
import org.curbstop.orders.rules.OrderRules.DepositRules;
import org.curbstop.orders.rules.OrderRules.FieldArea;
import org.curbstop.orders.rules.OrderRules.FieldRules;
import org.curbstop.orders.rules.OrderRules.FinalBillRules;
import org.curbstop.orders.rules.OrderRules.IdentityRules;
import org.curbstop.orders.rules.OrderRules.SameDayRules;
import org.curbstop.orders.rules.OrderRules.ServiceRules;
import org.curbstop.orders.rules.OrderRules.TaskRules;
import org.curbstop.orders.rules.OrderRules.VisitPolicy;
import org.curbstop.orders.rules.OrderRules.WindowHours;
import org.curbstop.utility.ServiceType;

/** Reads {@code orders.yaml} of a policy pack; errors are reported with the line and what was expected there. */
public final class OrderRulesReader {

    private static final int MAX_POINTS = 1000;
    private static final int MAX_DAYS = 365;
    /** Document codes that have wording. */
    static final List<String> KNOWN_DOCUMENTS = List.of("tax-number", "business-registration", "lease-or-deed", "unit-list", "site-plan",
            "building-permit", "load-sheet", "fire-flow");

    private OrderRulesReader() {}

    /**
     * @param supplied services that the utility supplies; each must have an entry
     * @param currency currency of every amount in the file
     */
    public static OrderRules read(YamlFile file, List<ServiceType> supplied, Currency currency) {
        YamlMapping root = file.root();
        return file.finish(() -> new OrderRules(
                days(root.mapping("days"), currency), services(root.mapping("services"), supplied), tasks(root.mapping("tasks")),
                field(root.mapping("field")),
                identity(root.mapping("identity")), deposits(root.mapping("deposits"), currency),
                continuousService(root.mapping("landlords")), finalBill(root.mapping("final-bill")), intake(root.mapping("intake"))));
    }

    private static DateRules days(YamlMapping mapping, Currency currency) {
        YamlMapping same = mapping.mapping("same-day");
        var days = new DateRules(
                time(mapping, "cut-off"), wholeNumber(mapping, "ahead", 0, 30), wholeNumber(mapping, "furthest", 1, MAX_DAYS),
                wholeNumber(mapping, "overlap", 0, 60),
                new SameDayRules(time(same, "until"), money(same, "fee", currency)), mapping.text("source"));
        if (days.sameDay().until().isAfter(days.cutOff())) {
            same.addError("until", "a time not after the cut-off");
        }
        if (days.furthest() <= days.ahead() * 2) {
            mapping.addError("furthest", "more days than the earliest can lie ahead");
        }
        return days;
    }

    private static Map<ServiceType, ServiceRules> services(YamlMapping mapping, List<ServiceType> supplied) {
        Map<ServiceType, ServiceRules> services = enumMap(mapping, ServiceType.class, each -> new ServiceRules(
                each.oneOf("visit", VisitPolicy.class), each.oneOf("access", OrderQuote.Access.class),
                each.optionalMapping("terms").map(terms -> terms.keys().stream().collect(Collectors.toMap(k -> k, terms::text)))
                        .orElse(Map.of())));
        supplied.stream().filter(service -> !services.containsKey(service)).forEach(service ->
                mapping.addError(keyOf(service), "a line for each service that utility.yaml lists, but it is missing"));
        return services;
    }

    private static Map<FieldTask, TaskRules> tasks(YamlMapping mapping) {
        Map<FieldTask, TaskRules> tasks =
                enumMap(mapping, FieldTask.class, each -> new TaskRules(each.oneOf("access", OrderQuote.Access.class)));
        Arrays.stream(FieldTask.values()).filter(task -> !tasks.containsKey(task)).forEach(task ->
                mapping.addError(keyOf(task), "a line for each task, but it is missing"));
        return tasks;
    }

    private static FieldRules field(YamlMapping mapping) {
        Map<VisitWindow, WindowHours> halves = new EnumMap<>(VisitWindow.class);
        YamlMapping hours = mapping.mapping("halves");
        for (VisitWindow half : VisitWindow.values()) {
            halves.put(half, hours.read(keyOf(half), "from and until such as 08:00-12:00", OrderRulesReader::hours,
                    new WindowHours(LocalTime.MIN, LocalTime.MAX)));
        }
        YamlMapping areas = mapping.mapping("areas");
        var seen = new HashSet<String>();
        List<FieldArea> read = areas.entries().entrySet().stream().map(entry -> area(entry.getKey(), entry.getValue(), seen)).toList();
        if (read.isEmpty()) {
            areas.addError("", "at least one area");
        }
        var unreported = mapping.has("unreported") ? mapping.oneOf("unreported", OrderRules.UnreportedVisitPolicy.class)
                : OrderRules.UnreportedVisitPolicy.TO_STAFF;
        return new FieldRules(halves, time(mapping, "remind"), unreported, read, mapping.text("source"));
    }

    private static FieldArea area(String name, YamlMapping mapping, Set<String> seen) {
        Set<String> feeders = new HashSet<>(mapping.texts("feeders"));
        if (!feeders.stream().allMatch(seen::add)) {
            mapping.addError("feeders", "each feeder in one area only");
        }
        if (!name.matches("[a-z][a-z0-9-]*")) {
            mapping.addError("", "a name of small letters, digits and dashes");
        }
        Map<VisitWindow, Integer> capacity = new EnumMap<>(VisitWindow.class);
        for (VisitWindow half : VisitWindow.values()) {
            capacity.put(half, wholeNumber(mapping, keyOf(half), 0, 500));
        }
        return new FieldArea(name, feeders, capacity);
    }

    private static IdentityRules identity(YamlMapping mapping) {
        YamlMapping given = mapping.mapping("points");
        Map<IdentityScore.Indicator, Integer> points = new EnumMap<>(IdentityScore.Indicator.class);
        for (IdentityScore.Indicator sign : IdentityScore.Indicator.values()) {
            int max = sign.isInFavor() ? MAX_POINTS : 0;
            points.put(sign, wholeNumber(given, keyOf(sign), sign.isInFavor() ? 0 : -MAX_POINTS, max));
        }
        return new IdentityRules(wholeNumber(mapping, "of-age", 14, 25), points, mapping.text("source"));
    }

    private static DepositRules deposits(YamlMapping mapping, Currency currency) {
        YamlMapping amounts = mapping.mapping("residential");
        Map<ServiceType, Money> residential = new EnumMap<>(ServiceType.class);
        for (String key : amounts.keys()) {
            enumConstant(amounts, key, ServiceType.class).ifPresent(service -> residential.put(service, money(amounts, key, currency)));
        }
        return new DepositRules(residential, new Money(0, currency), wholeNumber(mapping.mapping("good-history"), "months", 0, 120),
                mapping.flag("pay-at-once", false), mapping.text("source"));
    }

    private static ContinuousServiceRules continuousService(YamlMapping mapping) {
        return new ContinuousServiceRules(wholeNumber(mapping, "occupant-notice", 0, 90), mapping.text("source"));
    }

    private static FinalBillRules finalBill(YamlMapping mapping) {
        return new FinalBillRules(wholeNumber(mapping, "wait-days", 0, 30), wholeNumber(mapping, "days-to-pay", 1, 90),
                mapping.text("source"));
    }

    private static Map<IntakeRequest.Kind, List<String>> intake(YamlMapping mapping) {
        Map<IntakeRequest.Kind, List<String>> documents = new EnumMap<>(IntakeRequest.Kind.class);
        for (IntakeRequest.Kind kind : IntakeRequest.Kind.values()) {
            YamlMapping each = mapping.mapping(keyOf(kind));
            List<String> wanted = each.texts("papers");
            if (!KNOWN_DOCUMENTS.containsAll(wanted)) {
                each.addError("papers", "any of " + String.join(", ", KNOWN_DOCUMENTS));
            }
            documents.put(kind, wanted);
        }
        mapping.text("source");
        return documents;
    }

    private static <E extends Enum<E>, T> Map<E, T> enumMap(YamlMapping mapping, Class<E> type, Function<YamlMapping, T> read) {
        Map<E, T> all = new EnumMap<>(type);
        mapping.entries().forEach((key, each) -> {
            T value = read.apply(each);
            enumConstant(mapping, key, type).ifPresent(constant -> all.put(constant, value));
        });
        return all;
    }

    private static <E extends Enum<E>> java.util.Optional<E> enumConstant(YamlMapping mapping, String key, Class<E> type) {
        java.util.Optional<E> constant = Arrays.stream(type.getEnumConstants()).filter(c -> keyOf(c).equals(key)).findFirst();
        if (constant.isEmpty()) {
            mapping.addError(key,
                    "one of " + Arrays.stream(type.getEnumConstants()).map(OrderRulesReader::keyOf).collect(Collectors.joining(", ")));
        }
        return constant;
    }

    private static int wholeNumber(YamlMapping mapping, String key, int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        return mapping.read(key, expected, text -> {
            int number = Integer.parseInt(text);
            if (number < min || number > max) {
                throw new NumberFormatException();
            }
            return number;
        }, Math.max(min, 0));
    }

    private static Money money(YamlMapping mapping, String key, Currency currency) {
        return mapping.read(key, "an amount such as 45.00, not below zero", text -> {
            Money money = Money.of(text, currency);
            if (money.isNegative()) {
                throw new NumberFormatException();
            }
            return money;
        }, new Money(0, currency));
    }

    private static LocalTime time(YamlMapping mapping, String key) {
        return mapping.read(key, "a time of day such as 15:00", LocalTime::parse, LocalTime.NOON);
    }

    private static WindowHours hours(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new NumberFormatException();
        }
        var hours = new WindowHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!hours.from().isBefore(hours.until())) {
            throw new NumberFormatException();
        }
        return hours;
    }

    private static String keyOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
