package org.curbstop.assistance.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * One way to get help, as the program file says.
 *
 * @param id what referrals and applications name it by: {@code liheap}
 * @param name what people call it, in each language of the utility
 * @param gives what one gets, a sentence in each language
 * @param most what it pays at the most within {@code perMonths}, if it says
 * @param secondPersonAbove an amount that one person alone does not approve, if there is one
 * @param documents what to bring
 * @param apply how and where
 * @param source the law, code section or ordinance
 */
public record AssistanceProgram(
        String id, Kind kind, Map<Language, String> name, Map<Language, String> gives, List<EligibilityRule> rules, Optional<Money> most,
        int perMonths, Optional<Money> secondPersonAbove,
        List<RequiredDocument> documents, HowToApply apply, String source) {

    public enum Kind { GRANT, DISCOUNT, VOUCHER, PROTECTION, PLAN, REPAIR, REBATE, LOAN }

    /** Where one applies: with us, or with an agency of the directory. */
    public record HowToApply(ApplicationRoute by, Optional<String> agency) {}

    public enum ApplicationRoute { US, AGENCY }

    /** A document that proves something, by its key ({@code photo-id}) and as people call it: "a photo ID". */
    public record RequiredDocument(String id, Map<Language, String> name) {
        public RequiredDocument {
            name = Map.copyOf(name);
        }
    }

    /** Whether an approval names an amount. */
    public boolean givesMoney() {
        return switch (kind) {
            case GRANT, VOUCHER, REBATE, LOAN -> true;
            case DISCOUNT, PROTECTION, PLAN, REPAIR -> false;
        };
    }

    /** The day since which the fund takes no applications, if it is closed. */
    public Optional<LocalDate> closedSince() {
        return rules.stream().filter(EligibilityRule.Closed.class::isInstance).map(rule -> ((EligibilityRule.Closed) rule).since())
                .findFirst();
    }

    /** Whether the season, if it has one, is open on this day. */
    public boolean isInSeason(LocalDate day) {
        return rules.stream().noneMatch(rule -> rule instanceof EligibilityRule.Season season && !season.isOpenOn(day));
    }

    /** Why it takes no applications on this day, if it does not. */
    public Optional<ReferralResult.Closed.Reason> closedReasonOn(LocalDate day) {
        return closedSince().map(since -> ReferralResult.Closed.Reason.PROGRAMME)
                .or(() -> isInSeason(day) ? Optional.empty() : Optional.of(ReferralResult.Closed.Reason.SEASON));
    }

    public AssistanceProgram {
        name = Map.copyOf(name);
        gives = Map.copyOf(gives);
        rules = List.copyOf(rules);
        documents = List.copyOf(documents);
    }
}
