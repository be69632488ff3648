package org.curbstop.flows.assistance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.PayFrequency;
import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.SlotValue;

/** A household between the answers of a talk and what a screening takes. Nothing of it outlives the talk unless somebody says so. */
final class HouseholdAnswers {

    static final String[] ANSWERS = {"size", "every", "bill"};
    private static final String NOT_SAID = "-";

    private HouseholdAnswers() {}

    /** Empty: more people than a household may have here. */
    static Optional<Household> from(ActionCall call, Currency currency) {
        int size = Integer.parseInt(call.require("size"));
        if (size > Household.MAX_SIZE) {
            return Optional.empty();
        }
        Map<HouseholdCircumstance, Boolean> circumstances = new EnumMap<>(HouseholdCircumstance.class);
        String bill = call.require("bill");
        switch (bill) {
            case "fine" -> bill(circumstances, false, false, false);
            case "behind" -> bill(circumstances, true, false, false);
            case "notice" -> bill(circumstances, true, true, false);
            case "cut" -> bill(circumstances, true, false, true);
            default -> throw new IllegalArgumentException("a household's bill is not '" + bill + "'");
        }
        call.text("home").map(said -> List.of(said.split(" "))).ifPresent(said -> {
            circumstances.put(HouseholdCircumstance.SENIOR, said.contains("senior"));
            circumstances.put(HouseholdCircumstance.DISABILITY, said.contains("disability"));
            circumstances.put(HouseholdCircumstance.YOUNG_CHILD, said.contains("child"));
            circumstances.put(HouseholdCircumstance.MEDICAL_DEVICE, said.contains("device"));
            circumstances.put(HouseholdCircumstance.OTHER_BENEFITS, said.contains("benefits"));
            circumstances.put(HouseholdCircumstance.LEAK, said.contains("leak"));
        });
        return Optional.of(new Household(size, income(call, currency), circumstances,
                call.text("heat").map(fuel -> HeatingFuel.valueOf(fuel.toUpperCase(Locale.ROOT)))));
    }

    private static void bill(Map<HouseholdCircumstance, Boolean> circumstances, boolean pastDue, boolean notice, boolean cut) {
        circumstances.put(HouseholdCircumstance.PAST_DUE, pastDue);
        circumstances.put(HouseholdCircumstance.SHUT_OFF_NOTICE, notice);
        circumstances.put(HouseholdCircumstance.SHUT_OFF, cut);
    }

    private static Optional<HouseholdIncome> income(ActionCall call, Currency currency) {
        String every = call.require("every");
        return switch (every) {
            case "unsaid" -> Optional.empty();
            case "none" -> Optional.of(new HouseholdIncome(new Money(0, currency), PayFrequency.YEAR));
            case "fortnight" -> income(call, PayFrequency.TWO_WEEKS);
            case "twice" -> income(call, PayFrequency.HALF_MONTH);
            case "week" -> income(call, PayFrequency.WEEK);
            case "year" -> income(call, PayFrequency.YEAR);
            case "month" -> income(call, PayFrequency.MONTH);
            default -> throw new IllegalArgumentException("no income comes every '" + every + "'");
        };
    }

    private static Optional<HouseholdIncome> income(ActionCall call, PayFrequency every) {
        return Optional.of(new HouseholdIncome(call.money("income"), every));
    }

    /** To be read back: people can hear each part of it, and the first carries the whole for {@link #fromReadBack}. */
    static SlotValue.Options readBackOptions(Household household, AssistanceMessages words) {
        var items = new ArrayList<SlotValue.Option>();
        words.describeHousehold(household)
                .forEach(told -> items.add(new SlotValue.Option(items.isEmpty() ? encode(household) : "", SlotValue.of(told))));
        return new SlotValue.Options(items);
    }

    /** What was read back and agreed to; empty where somebody would not have it sent along. */
    static Optional<Household> fromReadBack(ActionCall call, Currency currency) {
        return call.find("answers").map(answers -> decode(((SlotValue.Options) answers).items().getFirst().value(), currency));
    }

    private static String encode(Household household) {
        return household.size() + ";"
                + household.income().map(income -> income.amount().minor() + ";" + income.every()).orElse(NOT_SAID + ";" + NOT_SAID) + ";"
                + household.circumstances().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).sorted()
                        .collect(Collectors.joining(","))
                + ";" + household.fuel().map(HeatingFuel::name).orElse(NOT_SAID);
    }

    private static Household decode(String packed, Currency currency) {
        var parts = packed.split(";");
        Optional<HouseholdIncome> income = parts[1].equals(NOT_SAID) ? Optional.empty()
                : Optional.of(new HouseholdIncome(new Money(Long.parseLong(parts[1]), currency), PayFrequency.valueOf(parts[2])));
        return new Household(Integer.parseInt(parts[0]), income,
                Arrays.stream(parts[3].split(",")).filter(each -> !each.isEmpty()).map(each -> each.split("="))
                .collect(Collectors.toMap(each -> HouseholdCircumstance.valueOf(each[0]), each -> Boolean.valueOf(each[1]))),
                parts[4].equals(NOT_SAID) ? Optional.empty() : Optional.of(HeatingFuel.valueOf(parts[4])));
    }
}
