package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Optional;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * The facts of a table row besides its amounts, separated by semicolons: {@code running 0 behind}, {@code broken 2026-06-01 80.00
 * not-counted}, {@code hold MEDICAL 2026-12-01}, {@code error 7 2026-11-01}, {@code device 2027-01-01}, {@code pending}.
 */
final class CreditStandingFacts {

    Optional<CreditStanding.RunningPlan> running = Optional.empty();
    final ArrayList<CreditStanding.BrokenPlan> broken = new ArrayList<>();
    final EnumMap<Hold.Kind, LocalDate> holds = new EnumMap<>(Hold.Kind.class);
    AccountFlags accountFlags = AccountFlags.empty(new AccountId("acct_100200484"));
    boolean pending;

    static CreditStandingFacts of(String text) {
        var facts = new CreditStandingFacts();
        for (String each : text.isBlank() ? new String[0] : text.split(";")) {
            facts.add(each.strip().split(" "));
        }
        return facts;
    }

    private void add(String[] word) {
        switch (word[0]) {
            case "running" -> running = Optional.of(new CreditStanding.RunningPlan(Integer.parseInt(word[1]), word.length > 2));
            case "broken" -> broken.add(new CreditStanding.BrokenPlan(LocalDate.parse(word[1]), Money.usd(word[2]), word.length == 3));
            case "hold" -> holds.put(Hold.Kind.valueOf(word[1]), word.length > 2 ? LocalDate.parse(word[2]) : Hold.NO_END);
            case "error" -> accountFlags = accountFlags
                    .with(new AccountFlags.BillingError(Integer.parseInt(word[1]), LocalDate.parse(word[2]), "stella"));
            case "device" -> accountFlags = accountFlags.with(new AccountFlags.MedicalDevice("oxygen", LocalDate.parse(word[1]), "stella"));
            case "pending" -> pending = true;
            default -> throw new AssertionError("a table says " + word[0]);
        }
    }

    CreditStanding.PlanHistory past() {
        return new CreditStanding.PlanHistory(running, broken);
    }
}
