package org.curbstop.assistance.screening;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.Formats;
import org.curbstop.common.language.MessageCatalog;

/** Wording of a screening in one language, the same on the phone, on a page and at the staff desk. */
public final class AssistanceMessages {

    private static final List<String> TELLING =
            List.of("closed", "income", "benefits", "needs", "heating", "income-table", "season", "service");

    private final MessageCatalog messages;
    private final Formats formats;

    private AssistanceMessages(MessageCatalog messages) {
        this.messages = messages;
        formats = messages.formats();
    }

    /** Returns the messages in this language, or in English if there is no translation. */
    public static AssistanceMessages forLanguage(Language language) {
        return new AssistanceMessages(MessageCatalog.of(language, "assistance"));
    }

    public String name(AssistanceProgram program) {
        return inLanguage(program.name());
    }

    /** Returns the capitalized name, for lists and headings. */
    public String title(AssistanceProgram program) {
        return formats.capitalized(name(program));
    }

    /** Returns the benefit as a sentence. */
    public String benefit(AssistanceProgram program) {
        return inLanguage(program.benefit());
    }

    /** Returns the names of the required documents. */
    public List<String> documents(AssistanceProgram program) {
        return program.documents().stream().map(document -> inLanguage(document.name())).toList();
    }

    public String document(AssistanceProgram.RequiredDocument document) {
        return inLanguage(document.name());
    }

    /** Returns the reason for a denial by an agency or the utility. */
    public String denial(DenialReason denial) {
        return messages.text("denial." + denial);
    }

    public String verdict(EligibilityVerdict verdict) {
        return messages.text("verdict." + verdict);
    }

    /** Returns the label for showing more programs. */
    public String moreLabel() {
        return messages.text("more");
    }

    /** Returns the label for ending the list. */
    public String doneLabel() {
        return messages.text("done");
    }

    /** Returns the deciding reason as a sentence with its figure. */
    public String decidingReason(ProgramEligibility eligibility) {
        return reason(mostInformativeReason(eligibility));
    }

    /** Returns the deciding reason in a few words, for a text message. */
    public String decidingReasonShort(ProgramEligibility eligibility) {
        EligibilityReason reason = mostInformativeReason(eligibility);
        return messages.text("short." + reason.code(), facts(reason));
    }

    public String reason(EligibilityReason reason) {
        return messages.text("reason." + reason.code(), facts(reason));
    }

    /**
     * Returns the text to which a referred customer consents: what the agency receives, and what it reports back. Its version is
     * {@link ReferralConsent#TEXT_VERSION}.
     */
    public String consent(String agency) {
        return messages.text("consent", Map.of("agency", agency));
    }

    /** Returns what the customer said about the household, item by item: people, income and circumstances. */
    public List<String> describeHousehold(Household household) {
        return Stream.concat(
                Stream.of(messages.text("told.size", Map.of("size", household.size())),
                        household.income().map(this::income).orElseGet(() -> messages.text("told.income.unsaid"))),
                Arrays.stream(HouseholdCircumstance.values()).filter(each -> household.answerTo(each).orElse(false))
                        .map(each -> messages.text("circumstance." + each)))
                .toList();
    }

    private String income(HouseholdIncome income) {
        return income.amount().isPositive() ? messages.text("told.income." + income.every(), Map.of("amount", money(income.amount())))
                : messages.text("told.income.none");
    }

    /** Joins names into a list: a photo ID, proof of income, and the bill. */
    public String joinWithAnd(List<String> names) {
        return formats.list(names);
    }

    /** Omits zero cents: $77,550. */
    String money(Money money) {
        return formats.shortMoney(money);
    }

    /** Returns the most informative of the deciding reasons. */
    private static EligibilityReason mostInformativeReason(ProgramEligibility eligibility) {
        return TELLING.stream()
                .flatMap(rule -> eligibility.decidingReasons().stream().filter(reason -> reason.code().startsWith(rule + ".")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a program without a rule: " + eligibility.program().id()));
    }

    private Map<String, Object> facts(EligibilityReason reason) {
        var facts = new HashMap<String, Object>();
        reason.limit().ifPresent(limit -> facts.put("limit", money(limit)));
        reason.facts().forEach((name, value) -> facts.put(name, switch (name) {
            case EligibilityRule.NEEDS -> joinWithOr("circumstance.", value);
            case EligibilityRule.HEATING -> joinWithOr("fuel.", value);
            case "size" -> Integer.parseInt(value);
            case "since" -> LocalDate.parse(value);
            default -> MonthDay.parse(value);
        }));
        return facts;
    }

    private String joinWithOr(String kind, String names) {
        return formats.alternatives(Arrays.stream(names.split(",")).map(each -> messages.text(kind + each)).toList());
    }

    private String inLanguage(Map<Language, String> named) {
        return Objects.requireNonNullElseGet(named.get(messages.language()), () -> named.getOrDefault(Language.ENGLISH, ""));
    }
}
