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

/** Converts slot values to the {@link Household} of a screening. It is not stored beyond the conversation without consent. */
final class HouseholdAnswers {

    private static final String NOT_SAID = "-";

    private HouseholdAnswers() {}

    /** @return empty if the household has more people than supported */
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
            default -> throw new IllegalArgumentException("unknown bill situation '" + bill + "'");
        }
        List<String> chosen = call.choices("home");
        if (!chosen.isEmpty()) {
            circumstances.put(HouseholdCircumstance.SENIOR, chosen.contains("senior"));
            circumstances.put(HouseholdCircumstance.DISABILITY, chosen.contains("disability"));
            circumstances.put(HouseholdCircumstance.YOUNG_CHILD, chosen.contains("child"));
            circumstances.put(HouseholdCircumstance.MEDICAL_DEVICE, chosen.contains("device"));
            circumstances.put(HouseholdCircumstance.OTHER_BENEFITS, chosen.contains("benefits"));
            circumstances.put(HouseholdCircumstance.LEAK, chosen.contains("leak"));
        }
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
            default -> throw new IllegalArgumentException("unknown pay frequency '" + every + "'");
        };
    }

    private static Optional<HouseholdIncome> income(ActionCall call, PayFrequency every) {
        return Optional.of(new HouseholdIncome(call.money("income"), every));
    }

    /** Returns the parts of a household to read back. The value of the first one encodes the whole household for {@link #fromReadBack}. */
    static SlotValue.Options readBackOptions(Household household, AssistanceMessages messages) {
        var items = new ArrayList<SlotValue.Option>();
        messages.describeHousehold(household)
                .forEach(part -> items.add(new SlotValue.Option(items.isEmpty() ? encode(household) : "", SlotValue.of(part))));
        return new SlotValue.Options(items);
    }

    /** Returns the household that was read back; empty if the customer did not consent to sharing it. */
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
