package org.curbstop.assistance.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * An assistance program, as described in the program file.
 *
 * @param id name of the program in referrals and applications: {@code liheap}
 * @param name common name, in each language of the utility
 * @param benefit benefit as a sentence, in each language
 * @param maxAmount maximum amount per {@code perMonths}, if there is one
 * @param secondPersonAbove amount above which two people must approve, if there is one
 * @param documents documents to bring
 * @param apply how and where to apply
 * @param source law, code section or ordinance
 */
public record AssistanceProgram(
        String id, Kind kind, Map<Language, String> name, Map<Language, String> benefit, List<EligibilityRule> rules,
        Optional<Money> maxAmount, int perMonths, Optional<Money> secondPersonAbove,
        List<RequiredDocument> documents, HowToApply apply, String source) {

    public enum Kind { GRANT, DISCOUNT, VOUCHER, PROTECTION, PLAN, REPAIR, REBATE, LOAN }

    /** Where customers apply: at the utility, or at an agency of the directory. */
    public record HowToApply(ApplicationRoute by, Optional<String> agency) {}

    public enum ApplicationRoute { US, AGENCY }

    /** A document that proves something, with its key ({@code photo-id}) and its common name: "a photo ID". */
    public record RequiredDocument(String id, Map<Language, String> name) {
        public RequiredDocument {
            name = Map.copyOf(name);
        }
    }

    /** Returns whether an approval states an amount. */
    public boolean hasAmount() {
        return switch (kind) {
            case GRANT, VOUCHER, REBATE, LOAN -> true;
            case DISCOUNT, PROTECTION, PLAN, REPAIR -> false;
        };
    }

    /** Returns the day since which the fund has been closed to applications, if it is. */
    public Optional<LocalDate> closedSince() {
        return rules.stream().filter(EligibilityRule.Closed.class::isInstance).map(rule -> ((EligibilityRule.Closed) rule).since())
                .findFirst();
    }

    /** Returns whether the application season, if there is one, includes this day. */
    public boolean isInSeason(LocalDate day) {
        return rules.stream().noneMatch(rule -> rule instanceof EligibilityRule.Season season && !season.isOpenOn(day));
    }

    /** Returns why no applications are accepted on this day, or empty if they are. */
    public Optional<ReferralResult.Closed.Reason> closedReasonOn(LocalDate day) {
        return closedSince().map(since -> ReferralResult.Closed.Reason.PROGRAM)
                .or(() -> isInSeason(day) ? Optional.empty() : Optional.of(ReferralResult.Closed.Reason.SEASON));
    }

    public AssistanceProgram {
        name = Map.copyOf(name);
        benefit = Map.copyOf(benefit);
        rules = List.copyOf(rules);
        documents = List.copyOf(documents);
    }
}
