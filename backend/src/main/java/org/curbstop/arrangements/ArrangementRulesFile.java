package org.curbstop.arrangements;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;

/** Reads a pack's {@code arrangements.yaml}. A mistake is told with file, line and what was expected, all of them at once. */
final class ArrangementRulesFile {

    private static final int MOST_DAYS = 730;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Currency currency;

    private ArrangementRulesFile(Currency currency) {
        this.currency = currency;
    }

    static ArrangementRules read(YamlFile file, Currency currency) {
        var reading = new ArrangementRulesFile(currency);
        return file.finish(() -> reading.rules(file.root()));
    }

    private ArrangementRules rules(Part root) {
        return new ArrangementRules(
                plan(root.part("plan")), root.optionalPart("extension").map(this::extension), confirmation(root.part("confirmation")),
                breach(root.part("breach")), shutOff(root.part("disconnection")), holding(root.part("holds")));
    }

    private ArrangementRules.Plan plan(Part part) {
        Part first = part.part("first");
        Part rest = part.part("rest");
        return new ArrangementRules.Plan(
                part.oneOf("covers", ArrangementRules.Covers.class), planRules(part),
                new ArrangementRules.First(percent(first, "percent"), money(first, "least"), count(first, "within-days", 0, MOST_DAYS), source(first)),
                new ArrangementRules.Rest(count(rest, "most", 0, 60), money(rest, "least"), count(rest, "gap-days", 1, 60), source(rest)),
                lastDays(part), count(part, "answer-workdays", 1, 30), keys(part, "refusal"),
                part.optionalPart("referral").map(to -> new ArrangementRules.Referral(to.text("name"), to.text("address"), to.text("phone"), source(to))));
    }

    private ArrangementRules.Extension extension(Part part) {
        return new ArrangementRules.Extension(planRules(part), lastDays(part));
    }

    private List<PlanRule> planRules(Part part) {
        List<PlanRule> rules = new ArrayList<>();
        for (Part rule : listed(part, "rules")) {
            String source = source(rule);
            String name = rule.text("rule");
            switch (name) {
                case "owes-at-least" -> rules.add(new PlanRule.OwesAtLeast(money(rule, "least"), source));
                case "owes-at-most" -> rules.add(new PlanRule.OwesAtMost(money(rule, "most"), source));
                case "customer-class" -> rules.add(new PlanRule.Classes(many(rule, "classes", CustomerClass.class), source));
                case "none-running" -> rules.add(new PlanRule.NoneRunning(count(rule, "replacements", 0, 12), source));
                case "not-broken" -> rules.add(new PlanRule.NotBroken(count(rule, "most", 0, 12), count(rule, "months", 1, 60), source));
                case "missed-paid" -> rules.add(new PlanRule.MissedPaid(source));
                case "no-hold" -> rules.add(new PlanRule.NoHold(many(rule, "holds", Hold.Kind.class), source));
                default -> rule.problem("rule", "one of owes-at-least, owes-at-most, customer-class, none-running, not-broken, missed-paid, no-hold");
            }
        }
        return rules;
    }

    private List<LastDay> lastDays(Part part) {
        return listed(part, "last-day").stream().map(each -> new LastDay(when(each), bound(each), source(each))).toList();
    }

    private static LastDay.When when(Part part) {
        if (part.has("billing-error-over-months")) {
            return new LastDay.When.BillingErrorOver(count(part, "billing-error-over-months", 1, 60));
        }
        if (part.has("billed-every-months")) {
            List<String> months = part.texts("billed-every-months");
            if (months.isEmpty() || !months.stream().allMatch(each -> each.matches("[123]"))) {
                part.problem("billed-every-months", "any of 1, 2, 3");
                return new LastDay.When.Always();
            }
            return new LastDay.When.BilledEvery(
                    months.stream().mapToInt(Integer::parseInt).min().orElseThrow(), months.stream().mapToInt(Integer::parseInt).max().orElseThrow());
        }
        return new LastDay.When.Always();
    }

    private static LastDay.Bound bound(Part part) {
        if (part.has("days-after-due")) {
            return new LastDay.Bound.DaysAfterDue(count(part, "days-after-due", 1, MOST_DAYS));
        }
        if (part.has("days-before-next-bill")) {
            return new LastDay.Bound.DaysBeforeNextBill(count(part, "days-before-next-bill", 0, MOST_DAYS));
        }
        return new LastDay.Bound.MonthsFromNow(count(part, "months", 1, 60));
    }

    private ArrangementRules.Confirmation confirmation(Part part) {
        return new ArrangementRules.Confirmation(
                count(part, "workdays", 1, 30), count(part, "from-payments", 1, 60), many(part, "by", Arrangement.Way.class),
                part.flag("mail-needs-consent", false), part.flag("binding-without", true), source(part));
    }

    private ArrangementRules.Breach breach(Part part) {
        return new ArrangementRules.Breach(count(part, "grace-days", 0, 60), part.flag("new-bills", true), count(part, "remind-days", 0, 30), source(part));
    }

    private ArrangementRules.ShutOff shutOff(Part part) {
        Part notice = part.part("notice");
        var times = new ArrangementRules.NoticeTimes(
                count(notice, "residential-days", 1, 90), count(notice, "other-days", 1, 90),
                notice.has("after-breach-workdays") ? Optional.of(count(notice, "after-breach-workdays", 1, 30)) : Optional.empty(),
                count(notice, "good-for-days", 1, 180), source(notice));
        return new ArrangementRules.ShutOff(
                part.oneOf("stops", ArrangementRules.Covers.class), times, many(part, "to", Addressee.Role.class), shutOffRules(part, times), keys(part, "rights"),
                part.optionalPart("restoring").map(restoring -> new ArrangementRules.Restoring(
                        count(restoring, "first-in-months", 1, 60), percent(restoring, "percent"), count(restoring, "workdays", 0, 30), source(restoring))),
                part.optionalPart("give-back").map(back -> new ArrangementRules.GiveBack(count(back, "within-hours", 1, 240), source(back))));
    }

    private List<ShutOffRule> shutOffRules(Part part, ArrangementRules.NoticeTimes times) {
        List<ShutOffRule> rules = new ArrayList<>();
        for (Part rule : listed(part, "rules")) {
            String name = rule.text("rule");
            if (name.equals("notice-given")) {
                rules.add(new ShutOffRule.NoticeGiven(times));
                continue;
            }
            String source = source(rule);
            switch (name) {
                case "still-owed" -> rules.add(new ShutOffRule.StillOwed(source));
                case "overdue-days" -> rules.add(new ShutOffRule.OverdueDays(count(rule, "days", 0, MOST_DAYS), source));
                case "overdue-more-than" -> rules.add(new ShutOffRule.OverdueMoreThan(
                        money(rule, "amount"), rule.has("combined") ? Optional.of(money(rule, "combined")) : Optional.empty(),
                        optionalCount(rule, "unless-older-than-days", MOST_DAYS), optionalCount(rule, "unless-billed-at-most", 12), source));
                case "no-hold" -> rules.add(new ShutOffRule.NoHold(source));
                case "no-plan" -> rules.add(new ShutOffRule.NoPlan(source));
                case "no-device" -> rules.add(new ShutOffRule.NoDevice(source));
                case "nothing-pending" -> rules.add(new ShutOffRule.NothingPending(source));
                case "out-of-season" -> rules.add(new ShutOffRule.OutOfSeason(day(rule, "from"), day(rule, "until"), many(rule, "classes", CustomerClass.class), source));
                case "on-workday" -> rules.add(new ShutOffRule.OnWorkday(rule.flag("next-day-too", false), source));
                default -> rule.problem("rule", "one of still-owed, overdue-days, overdue-more-than, notice-given, no-hold, no-plan, no-device, nothing-pending,"
                        + " out-of-season, on-workday");
            }
        }
        requireNoHold(part, rules);
        return rules;
    }

    /** Without these a pack could let a household be cut off that is protected, or twice over; they are in every pack. */
    private static void requireNoHold(Part part, List<ShutOffRule> rules) {
        if (rules.stream().noneMatch(ShutOffRule.NoHold.class::isInstance)) {
            part.problem("rules", "the rule no-hold among them");
        }
        if (rules.stream().noneMatch(ShutOffRule.NoticeGiven.class::isInstance)) {
            part.problem("rules", "the rule notice-given among them");
        }
        if (rules.stream().noneMatch(ShutOffRule.StillOwed.class::isInstance)) {
            part.problem("rules", "the rule still-owed among them");
        }
    }

    private static ArrangementRules.Holding holding(Part part) {
        Part medical = part.part("medical");
        return new ArrangementRules.Holding(
                new ArrangementRules.Medical(
                        count(medical, "claim-workdays", 1, 30), count(medical, "written-days", 1, 60), count(medical, "certificate-days", 1, MOST_DAYS),
                        count(medical, "certificates", 1, 24), source(medical)),
                optionalCount(part, "dispute-days", MOST_DAYS), count(part, "pending-payment-workdays", 1, 30), count(part, "warn-workdays", 0, 10), source(part));
    }

    private List<Part> listed(Part part, String key) {
        List<Part> parts = part.parts(key);
        if (parts.isEmpty()) {
            part.problem(key, "a list with at least one entry");
        }
        return parts;
    }

    private static List<String> keys(Part part, String key) {
        List<String> keys = part.texts(key);
        if (!Rights.KNOWN.containsAll(keys)) {
            part.problem(key, "any of " + String.join(", ", Rights.KNOWN));
        }
        return keys;
    }

    private static String source(Part part) {
        String source = part.text("source");
        if (part.has("source") && source.isBlank()) {
            part.problem("source", "where the rule stands");
        }
        return source;
    }

    private Money money(Part part, String key) {
        Money money = part.read(key, "an amount such as 50.00", text -> Money.of(text, currency), new Money(0, currency));
        if (money.isNegative()) {
            part.problem(key, "an amount that is not below nothing");
        }
        return money;
    }

    private static int count(Part part, String key, int least, int most) {
        return part.read(key, "a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new NumberFormatException();
            }
            return number;
        }, least);
    }

    private static Optional<Integer> optionalCount(Part part, String key, int most) {
        return part.has(key) ? Optional.of(count(part, key, 1, most)) : Optional.empty();
    }

    private static BigDecimal percent(Part part, String key) {
        return part.read(key, "a percentage from 0 to 100", text -> {
            var percent = new BigDecimal(text);
            if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
                throw new NumberFormatException();
            }
            return percent;
        }, BigDecimal.ZERO);
    }

    private static MonthDay day(Part part, String key) {
        return part.read(key, "a day such as 11-15", text -> MonthDay.parse("--" + text), MonthDay.of(1, 1));
    }

    private static <E extends Enum<E>> Set<E> many(Part part, String key, Class<E> type) {
        var found = EnumSet.noneOf(type);
        for (String text : part.texts(key)) {
            try {
                found.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                part.problem(key, "any of " + String.join(", ", EnumSet.allOf(type).stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()));
            }
        }
        if (found.isEmpty()) {
            part.problem(key, "a list of at least one of " + String.join(", ", EnumSet.allOf(type).stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()));
        }
        return found;
    }
}
