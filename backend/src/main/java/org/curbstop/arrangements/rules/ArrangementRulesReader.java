package org.curbstop.arrangements.rules;

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
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.CustomerRights;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/** Reads {@code arrangements.yaml} of a policy pack. Reports all errors at once, each with file, line and what was expected. */
public final class ArrangementRulesReader {

    private static final int MAX_DAYS = 730;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Currency currency;

    private ArrangementRulesReader(Currency currency) {
        this.currency = currency;
    }

    public static ArrangementRules read(YamlFile file, Currency currency) {
        var reading = new ArrangementRulesReader(currency);
        return file.finish(() -> reading.rules(file.root()));
    }

    private ArrangementRules rules(YamlMapping root) {
        return new ArrangementRules(
                plan(root.mapping("plan")), root.optionalMapping("extension").map(this::extension),
                confirmation(root.mapping("confirmation")),
                breach(root.mapping("breach")), disconnection(root.mapping("disconnection")), holds(root.mapping("holds")));
    }

    private ArrangementRules.PlanTerms plan(YamlMapping mapping) {
        YamlMapping first = mapping.mapping("first");
        YamlMapping rest = mapping.mapping("rest");
        return new ArrangementRules.PlanTerms(
                mapping.oneOf("covers", ArrangementRules.DebtScope.class), planRules(mapping),
                new ArrangementRules.FirstPaymentRule(percent(first, "percent"), money(first, "least"),
                        count(first, "within-days", 0, MAX_DAYS), source(first)),
                new ArrangementRules.RemainingPaymentsRule(count(rest, "most", 0, 60), money(rest, "least"), count(rest, "gap-days", 1, 60),
                        source(rest)),
                endRules(mapping), count(mapping, "answer-workdays", 1, 30), rightKeys(mapping, "refusal"),
                mapping.optionalMapping("referral")
                        .map(to -> new ArrangementRules.Referral(to.text("name"), to.text("address"), to.text("phone"), source(to))));
    }

    private ArrangementRules.ExtensionRules extension(YamlMapping mapping) {
        return new ArrangementRules.ExtensionRules(planRules(mapping), endRules(mapping));
    }

    private List<PlanRule> planRules(YamlMapping mapping) {
        List<PlanRule> rules = new ArrayList<>();
        for (YamlMapping rule : nonEmptyList(mapping, "rules")) {
            String source = source(rule);
            String name = rule.text("rule");
            switch (name) {
                case "owes-at-least" -> rules.add(new PlanRule.OwesAtLeast(money(rule, "least"), source));
                case "owes-at-most" -> rules.add(new PlanRule.OwesAtMost(money(rule, "most"), source));
                case "customer-class" -> rules.add(new PlanRule.CustomerClassIn(enumSet(rule, "classes", CustomerClass.class), source));
                case "none-running" -> rules.add(new PlanRule.NoneRunning(count(rule, "replacements", 0, 12), source));
                case "not-broken" -> rules.add(new PlanRule.NotBroken(count(rule, "most", 0, 12), count(rule, "months", 1, 60), source));
                case "missed-paid" -> rules.add(new PlanRule.MissedPaymentsMade(source));
                case "no-hold" -> rules.add(new PlanRule.NoConflictingHold(enumSet(rule, "holds", Hold.Kind.class), source));
                default -> rule.addError("rule",
                        "one of owes-at-least, owes-at-most, customer-class, none-running, not-broken, missed-paid, no-hold");
            }
        }
        return rules;
    }

    private List<ArrangementEndRule> endRules(YamlMapping mapping) {
        return nonEmptyList(mapping, "last-day").stream().map(each -> new ArrangementEndRule(appliesTo(each), endBound(each), source(each)))
                .toList();
    }

    private static ArrangementEndRule.AppliesTo appliesTo(YamlMapping mapping) {
        if (mapping.has("billing-error-over-months")) {
            return new ArrangementEndRule.AppliesTo.BillingErrorOver(count(mapping, "billing-error-over-months", 1, 60));
        }
        if (mapping.has("billed-every-months")) {
            List<String> months = mapping.texts("billed-every-months");
            if (months.isEmpty() || !months.stream().allMatch(each -> each.matches("[123]"))) {
                mapping.addError("billed-every-months", "any of 1, 2, 3");
                return new ArrangementEndRule.AppliesTo.Always();
            }
            return new ArrangementEndRule.AppliesTo.BilledEvery(months.stream().mapToInt(Integer::parseInt).min().orElseThrow(),
                    months.stream().mapToInt(Integer::parseInt).max().orElseThrow());
        }
        return new ArrangementEndRule.AppliesTo.Always();
    }

    private static ArrangementEndRule.EndBound endBound(YamlMapping mapping) {
        if (mapping.has("days-after-due")) {
            return new ArrangementEndRule.EndBound.DaysAfterDue(count(mapping, "days-after-due", 1, MAX_DAYS));
        }
        if (mapping.has("days-before-next-bill")) {
            return new ArrangementEndRule.EndBound.DaysBeforeNextBill(count(mapping, "days-before-next-bill", 0, MAX_DAYS));
        }
        return new ArrangementEndRule.EndBound.MonthsFromNow(count(mapping, "months", 1, 60));
    }

    private ArrangementRules.ConfirmationRules confirmation(YamlMapping mapping) {
        return new ArrangementRules.ConfirmationRules(
                count(mapping, "workdays", 1, 30), count(mapping, "from-payments", 1, 60),
                enumSet(mapping, "by", Arrangement.DeliveryMethod.class),
                mapping.flag("mail-needs-consent", false), mapping.flag("binding-without", true), source(mapping));
    }

    private ArrangementRules.BreachRules breach(YamlMapping mapping) {
        return new ArrangementRules.BreachRules(count(mapping, "grace-days", 0, 60), mapping.flag("new-bills", true),
                count(mapping, "remind-days", 0, 30), source(mapping));
    }

    private ArrangementRules.DisconnectionRules disconnection(YamlMapping mapping) {
        YamlMapping notice = mapping.mapping("notice");
        var periods = new ArrangementRules.NoticePeriods(
                count(notice, "residential-days", 1, 90), count(notice, "other-days", 1, 90),
                notice.has("after-breach-workdays") ? Optional.of(count(notice, "after-breach-workdays", 1, 30)) : Optional.empty(),
                count(notice, "good-for-days", 1, 180), source(notice));
        return new ArrangementRules.DisconnectionRules(
                mapping.oneOf("stops", ArrangementRules.DebtScope.class), periods, enumSet(mapping, "to", NoticeAddressee.Role.class),
                disconnectionRules(mapping, periods), rightKeys(mapping, "rights"),
                mapping.optionalMapping("restoring").map(restoring -> new ArrangementRules.ReconnectionPromiseRule(
                        count(restoring, "first-in-months", 1, 60), percent(restoring, "percent"), count(restoring, "workdays", 0, 30),
                        source(restoring))),
                mapping.optionalMapping("give-back")
                        .map(back -> new ArrangementRules.ReconnectionDeadline(count(back, "within-hours", 1, 240), source(back))));
    }

    private List<DisconnectionRule> disconnectionRules(YamlMapping mapping, ArrangementRules.NoticePeriods periods) {
        List<DisconnectionRule> rules = new ArrayList<>();
        for (YamlMapping rule : nonEmptyList(mapping, "rules")) {
            String name = rule.text("rule");
            if (name.equals("notice-given")) {
                rules.add(new DisconnectionRule.NoticeGiven(periods));
                continue;
            }
            String source = source(rule);
            switch (name) {
                case "still-owed" -> rules.add(new DisconnectionRule.StillOwed(source));
                case "overdue-days" -> rules.add(new DisconnectionRule.OverdueDays(count(rule, "days", 0, MAX_DAYS), source));
                case "overdue-more-than" -> rules.add(new DisconnectionRule.OverdueMoreThan(
                        money(rule, "amount"), rule.has("combined") ? Optional.of(money(rule, "combined")) : Optional.empty(),
                        optionalCount(rule, "unless-older-than-days", MAX_DAYS), optionalCount(rule, "unless-billed-at-most", 12),
                        source));
                case "no-hold" -> rules.add(new DisconnectionRule.NoHoldInForce(source));
                case "no-plan" -> rules.add(new DisconnectionRule.NoArrangement(source));
                case "no-device" -> rules.add(new DisconnectionRule.NoDevice(source));
                case "nothing-pending" -> rules.add(new DisconnectionRule.NothingPending(source));
                case "out-of-season" -> rules.add(new DisconnectionRule.OutsideProtectedSeason(day(rule, "from"), day(rule, "until"),
                        enumSet(rule, "classes", CustomerClass.class), source));
                case "on-workday" -> rules.add(new DisconnectionRule.OnWorkday(rule.flag("next-day-too", false), source));
                default -> rule.addError("rule",
                        "one of still-owed, overdue-days, overdue-more-than, notice-given, no-hold, no-plan, no-device, nothing-pending,"
                        + " out-of-season, on-workday");
            }
        }
        requireMandatoryRules(mapping, rules);
        return rules;
    }

    /**
     * Required in every policy pack: without these rules, a protected household could be disconnected, or anyone without notice or debt.
     */
    private static void requireMandatoryRules(YamlMapping mapping, List<DisconnectionRule> rules) {
        if (rules.stream().noneMatch(DisconnectionRule.NoHoldInForce.class::isInstance)) {
            mapping.addError("rules", "the rule no-hold among them");
        }
        if (rules.stream().noneMatch(DisconnectionRule.NoticeGiven.class::isInstance)) {
            mapping.addError("rules", "the rule notice-given among them");
        }
        if (rules.stream().noneMatch(DisconnectionRule.StillOwed.class::isInstance)) {
            mapping.addError("rules", "the rule still-owed among them");
        }
    }

    private static ArrangementRules.HoldRules holds(YamlMapping mapping) {
        YamlMapping medical = mapping.mapping("medical");
        return new ArrangementRules.HoldRules(
                new ArrangementRules.MedicalHoldRules(
                        count(medical, "claim-workdays", 1, 30), count(medical, "written-days", 1, 60),
                        count(medical, "certificate-days", 1, MAX_DAYS),
                        count(medical, "certificates", 1, 24), source(medical)),
                optionalCount(mapping, "dispute-days", MAX_DAYS), count(mapping, "pending-payment-workdays", 1, 30),
                count(mapping, "warn-workdays", 0, 10), source(mapping));
    }

    private List<YamlMapping> nonEmptyList(YamlMapping mapping, String key) {
        List<YamlMapping> parts = mapping.mappings(key);
        if (parts.isEmpty()) {
            mapping.addError(key, "a list with at least one entry");
        }
        return parts;
    }

    private static List<String> rightKeys(YamlMapping mapping, String key) {
        List<String> keys = mapping.texts(key);
        if (!CustomerRights.KNOWN.containsAll(keys)) {
            mapping.addError(key, "any of " + String.join(", ", CustomerRights.KNOWN));
        }
        return keys;
    }

    private static String source(YamlMapping mapping) {
        String source = mapping.text("source");
        if (mapping.has("source") && source.isBlank()) {
            mapping.addError("source", "where the rule stands");
        }
        return source;
    }

    private Money money(YamlMapping mapping, String key) {
        Money money = mapping.read(key, "an amount such as 50.00", text -> Money.of(text, currency), new Money(0, currency));
        if (money.isNegative()) {
            mapping.addError(key, "an amount that is not below nothing");
        }
        return money;
    }

    private static int count(YamlMapping mapping, String key, int min, int max) {
        return mapping.read(key, "a whole number from " + min + " to " + max, text -> {
            int number = Integer.parseInt(text);
            if (number < min || number > max) {
                throw new NumberFormatException();
            }
            return number;
        }, min);
    }

    private static Optional<Integer> optionalCount(YamlMapping mapping, String key, int max) {
        return mapping.has(key) ? Optional.of(count(mapping, key, 1, max)) : Optional.empty();
    }

    private static BigDecimal percent(YamlMapping mapping, String key) {
        return mapping.read(key, "a percentage from 0 to 100", text -> {
            var percent = new BigDecimal(text);
            if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
                throw new NumberFormatException();
            }
            return percent;
        }, BigDecimal.ZERO);
    }

    private static MonthDay day(YamlMapping mapping, String key) {
        return mapping.read(key, "a day such as 11-15", text -> MonthDay.parse("--" + text), MonthDay.of(1, 1));
    }

    private static <E extends Enum<E>> Set<E> enumSet(YamlMapping mapping, String key, Class<E> type) {
        var found = EnumSet.noneOf(type);
        for (String text : mapping.texts(key)) {
            try {
                found.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                mapping.addError(key, "any of " + String.join(", ",
                        EnumSet.allOf(type).stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()));
            }
        }
        if (found.isEmpty()) {
            mapping.addError(key, "a list of at least one of " + String.join(", ",
                    EnumSet.allOf(type).stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()));
        }
        return found;
    }
}
