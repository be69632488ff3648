package org.curbstop.orders;

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
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.orders.OrderRules.Area;
import org.curbstop.orders.OrderRules.Comes;
import org.curbstop.orders.OrderRules.Days;
import org.curbstop.orders.OrderRules.Deposits;
import org.curbstop.orders.OrderRules.Errand;
import org.curbstop.orders.OrderRules.Field;
import org.curbstop.orders.OrderRules.FinalBill;
import org.curbstop.orders.OrderRules.Hours;
import org.curbstop.orders.OrderRules.Identity;
import org.curbstop.orders.OrderRules.Landlords;
import org.curbstop.orders.OrderRules.SameDay;
import org.curbstop.orders.OrderRules.Supply;
import org.curbstop.utility.UtilityService;

/** Reads {@code orders.yaml} of a policy pack; a mistake is told with its line and what was expected there. */
final class OrderRulesFile {

    private static final int MOST_POINTS = 1000;
    private static final int MOST_DAYS = 365;
    /** Those that we have words for. */
    static final List<String> PAPERS = List.of("tax-number", "business-registration", "lease-or-deed", "unit-list", "site-plan", "building-permit", "load-sheet", "fire-flow");

    private OrderRulesFile() {}

    /**
     * @param supplied by the utility; each must be spoken of
     * @param currency of every amount in the file
     */
    static OrderRules read(YamlFile file, List<UtilityService> supplied, Currency currency) {
        Part root = file.root();
        return file.finish(() -> new OrderRules(
                days(root.part("days"), currency), services(root.part("services"), supplied), tasks(root.part("tasks")), field(root.part("field")),
                identity(root.part("identity")), deposits(root.part("deposits"), currency), landlords(root.part("landlords")), finalBill(root.part("final-bill")), intake(root.part("intake"))));
    }

    private static Days days(Part part, Currency currency) {
        Part same = part.part("same-day");
        var days = new Days(
                time(part, "cut-off"), within(part, "ahead", 0, 30), within(part, "furthest", 1, MOST_DAYS), within(part, "overlap", 0, 60),
                new SameDay(time(same, "until"), money(same, "fee", currency)), part.text("source"));
        if (days.sameDay().until().isAfter(days.cutOff())) {
            same.problem("until", "a time not after the cut-off");
        }
        if (days.furthest() <= days.ahead() * 2) {
            part.problem("furthest", "more days than the earliest can lie ahead");
        }
        return days;
    }

    private static Map<UtilityService, Supply> services(Part part, List<UtilityService> supplied) {
        Map<UtilityService, Supply> services = named(part, UtilityService.class, each -> new Supply(
                each.oneOf("visit", Comes.class), each.oneOf("access", Quote.Access.class),
                each.optionalPart("terms").map(terms -> terms.keys().stream().collect(Collectors.toMap(k -> k, terms::text))).orElse(Map.of())));
        supplied.stream().filter(service -> !services.containsKey(service)).forEach(service ->
                part.problem(written(service), "a line for each service that utility.yaml lists, but it is missing"));
        return services;
    }

    private static Map<Task, Errand> tasks(Part part) {
        Map<Task, Errand> tasks = named(part, Task.class, each -> new Errand(each.oneOf("access", Quote.Access.class)));
        Arrays.stream(Task.values()).filter(task -> !tasks.containsKey(task)).forEach(task ->
                part.problem(written(task), "a line for each task, but it is missing"));
        return tasks;
    }

    private static Field field(Part part) {
        Map<HalfDay, Hours> halves = new EnumMap<>(HalfDay.class);
        Part hours = part.part("halves");
        for (HalfDay half : HalfDay.values()) {
            halves.put(half, hours.read(written(half), "from and until such as 08:00-12:00", OrderRulesFile::hours, new Hours(LocalTime.MIN, LocalTime.MAX)));
        }
        Part areas = part.part("areas");
        var seen = new HashSet<String>();
        List<Area> read = areas.entries().entrySet().stream().map(entry -> area(entry.getKey(), entry.getValue(), seen)).toList();
        if (read.isEmpty()) {
            areas.problem("", "at least one area");
        }
        var unreported = part.has("unreported") ? part.oneOf("unreported", OrderRules.Unreported.class) : OrderRules.Unreported.TO_STAFF;
        return new Field(halves, time(part, "remind"), unreported, read, part.text("source"));
    }

    private static Area area(String name, Part part, Set<String> seen) {
        Set<String> feeders = new HashSet<>(part.texts("feeders"));
        if (!feeders.stream().allMatch(seen::add)) {
            part.problem("feeders", "each feeder in one area only");
        }
        if (!name.matches("[a-z][a-z0-9-]*")) {
            part.problem("", "a name of small letters, digits and dashes");
        }
        Map<HalfDay, Integer> capacity = new EnumMap<>(HalfDay.class);
        for (HalfDay half : HalfDay.values()) {
            capacity.put(half, within(part, written(half), 0, 500));
        }
        return new Area(name, feeders, capacity);
    }

    private static Identity identity(Part part) {
        Part given = part.part("points");
        Map<IdentityScore.Sign, Integer> points = new EnumMap<>(IdentityScore.Sign.class);
        for (IdentityScore.Sign sign : IdentityScore.Sign.values()) {
            int most = sign.speaksFor() ? MOST_POINTS : 0;
            points.put(sign, within(given, written(sign), sign.speaksFor() ? 0 : -MOST_POINTS, most));
        }
        return new Identity(within(part, "of-age", 14, 25), points, part.text("source"));
    }

    private static Deposits deposits(Part part, Currency currency) {
        Part amounts = part.part("residential");
        Map<UtilityService, Money> residential = new EnumMap<>(UtilityService.class);
        for (String key : amounts.keys()) {
            constant(amounts, key, UtilityService.class).ifPresent(service -> residential.put(service, money(amounts, key, currency)));
        }
        return new Deposits(
                residential, new Money(0, currency), within(part.part("good-history"), "months", 0, 120), part.flag("pay-at-once", false), part.text("source"));
    }

    private static Landlords landlords(Part part) {
        return new Landlords(within(part, "occupant-notice", 0, 90), part.text("source"));
    }

    private static FinalBill finalBill(Part part) {
        return new FinalBill(within(part, "wait-days", 0, 30), within(part, "days-to-pay", 1, 90), part.text("source"));
    }

    private static Map<IntakeRequest.Kind, List<String>> intake(Part part) {
        Map<IntakeRequest.Kind, List<String>> papers = new EnumMap<>(IntakeRequest.Kind.class);
        for (IntakeRequest.Kind kind : IntakeRequest.Kind.values()) {
            Part each = part.part(written(kind));
            List<String> wanted = each.texts("papers");
            if (!PAPERS.containsAll(wanted)) {
                each.problem("papers", "any of " + String.join(", ", PAPERS));
            }
            papers.put(kind, wanted);
        }
        part.text("source");
        return papers;
    }

    private static <E extends Enum<E>, T> Map<E, T> named(Part part, Class<E> type, Function<Part, T> read) {
        Map<E, T> all = new EnumMap<>(type);
        part.entries().forEach((key, each) -> {
            T value = read.apply(each);
            constant(part, key, type).ifPresent(constant -> all.put(constant, value));
        });
        return all;
    }

    private static <E extends Enum<E>> java.util.Optional<E> constant(Part part, String key, Class<E> type) {
        java.util.Optional<E> constant = Arrays.stream(type.getEnumConstants()).filter(c -> written(c).equals(key)).findFirst();
        if (constant.isEmpty()) {
            part.problem(key, "one of " + Arrays.stream(type.getEnumConstants()).map(OrderRulesFile::written).collect(Collectors.joining(", ")));
        }
        return constant;
    }

    private static int within(Part part, String key, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return part.read(key, expected, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new NumberFormatException();
            }
            return number;
        }, Math.max(least, 0));
    }

    private static Money money(Part part, String key, Currency currency) {
        return part.read(key, "an amount such as 45.00, not below zero", text -> {
            Money money = Money.of(text, currency);
            if (money.isNegative()) {
                throw new NumberFormatException();
            }
            return money;
        }, new Money(0, currency));
    }

    private static LocalTime time(Part part, String key) {
        return part.read(key, "a time of day such as 15:00", LocalTime::parse, LocalTime.NOON);
    }

    private static Hours hours(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new NumberFormatException();
        }
        var hours = new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!hours.from().isBefore(hours.until())) {
            throw new NumberFormatException();
        }
        return hours;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
