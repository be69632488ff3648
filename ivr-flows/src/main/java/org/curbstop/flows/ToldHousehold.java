package org.curbstop.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.assistance.AssistanceWords;
import org.curbstop.assistance.Circumstance;
import org.curbstop.assistance.Every;
import org.curbstop.assistance.Fuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.Income;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Value;

/** A household between the answers of a talk and what a screening takes. Nothing of it outlives the talk unless somebody says so. */
final class ToldHousehold {

    static final String[] ANSWERS = {"size", "every", "bill"};
    private static final String NOT_SAID = "-";

    private ToldHousehold() {}

    /** Empty: more people than a household may have here. */
    static Optional<Household> in(ActionCall call, Currency currency) {
        int size = Integer.parseInt(call.require("size"));
        if (size > Household.LARGEST) {
            return Optional.empty();
        }
        Map<Circumstance, Boolean> circumstances = new EnumMap<>(Circumstance.class);
        String bill = call.require("bill");
        switch (bill) {
            case "fine" -> bill(circumstances, false, false, false);
            case "behind" -> bill(circumstances, true, false, false);
            case "notice" -> bill(circumstances, true, true, false);
            case "cut" -> bill(circumstances, true, false, true);
            default -> throw new IllegalArgumentException("a household's bill is not '" + bill + "'");
        }
        call.text("home").map(said -> List.of(said.split(" "))).ifPresent(said -> {
            circumstances.put(Circumstance.SENIOR, said.contains("senior"));
            circumstances.put(Circumstance.DISABILITY, said.contains("disability"));
            circumstances.put(Circumstance.YOUNG_CHILD, said.contains("child"));
            circumstances.put(Circumstance.MEDICAL_DEVICE, said.contains("device"));
            circumstances.put(Circumstance.OTHER_BENEFITS, said.contains("benefits"));
            circumstances.put(Circumstance.LEAK, said.contains("leak"));
        });
        return Optional.of(new Household(size, income(call, currency), circumstances, call.text("heat").map(fuel -> Fuel.valueOf(fuel.toUpperCase(Locale.ROOT)))));
    }

    private static void bill(Map<Circumstance, Boolean> circumstances, boolean pastDue, boolean notice, boolean cut) {
        circumstances.put(Circumstance.PAST_DUE, pastDue);
        circumstances.put(Circumstance.SHUT_OFF_NOTICE, notice);
        circumstances.put(Circumstance.SHUT_OFF, cut);
    }

    private static Optional<Income> income(ActionCall call, Currency currency) {
        String every = call.require("every");
        return switch (every) {
            case "unsaid" -> Optional.empty();
            case "none" -> Optional.of(new Income(new Money(0, currency), Every.YEAR));
            case "fortnight" -> income(call, Every.TWO_WEEKS);
            case "twice" -> income(call, Every.HALF_MONTH);
            case "week" -> income(call, Every.WEEK);
            case "year" -> income(call, Every.YEAR);
            case "month" -> income(call, Every.MONTH);
            default -> throw new IllegalArgumentException("no income comes every '" + every + "'");
        };
    }

    private static Optional<Income> income(ActionCall call, Every every) {
        return Optional.of(new Income(call.money("income"), every));
    }

    /** To be read back: people can hear each part of it, and the first carries the whole for {@link #readBack}. */
    static Value.Items spoken(Household household, AssistanceWords words) {
        var items = new ArrayList<Value.Item>();
        words.told(household).forEach(told -> items.add(new Value.Item(items.isEmpty() ? packed(household) : "", Value.of(told))));
        return new Value.Items(items);
    }

    /** What was read back and agreed to; empty where somebody would not have it sent along. */
    static Optional<Household> readBack(ActionCall call, Currency currency) {
        return call.maybe("answers").map(answers -> unpacked(((Value.Items) answers).items().getFirst().value(), currency));
    }

    private static String packed(Household household) {
        return household.size() + ";" + household.income().map(income -> income.amount().minor() + ";" + income.every()).orElse(NOT_SAID + ";" + NOT_SAID) + ";"
                + household.circumstances().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).sorted().collect(Collectors.joining(","))
                + ";" + household.fuel().map(Fuel::name).orElse(NOT_SAID);
    }

    private static Household unpacked(String packed, Currency currency) {
        var parts = packed.split(";");
        Optional<Income> income = parts[1].equals(NOT_SAID) ? Optional.empty() : Optional.of(new Income(new Money(Long.parseLong(parts[1]), currency), Every.valueOf(parts[2])));
        return new Household(Integer.parseInt(parts[0]), income, Arrays.stream(parts[3].split(",")).filter(each -> !each.isEmpty()).map(each -> each.split("="))
                .collect(Collectors.toMap(each -> Circumstance.valueOf(each[0]), each -> Boolean.valueOf(each[1]))),
                parts[4].equals(NOT_SAID) ? Optional.empty() : Optional.of(Fuel.valueOf(parts[4])));
    }
}
