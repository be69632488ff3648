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

/** What a screening says, in the words of one language: the same on the phone, on a page and at the desk. */
public final class AssistanceMessages {

    private static final List<
            String> TELLING = List.of("closed", "income", "benefits", "needs", "heating", "income-table", "season", "service");

    private final MessageCatalog messages;
    private final Formats formats;

    private AssistanceMessages(MessageCatalog messages) {
        this.messages = messages;
        formats = messages.formats();
    }

    /** In this language, or in English where there are no words in it. */
    public static AssistanceMessages forLanguage(Language language) {
        return new AssistanceMessages(MessageCatalog.of(language, "assistance"));
    }

    public String name(AssistanceProgram program) {
        return inLanguage(program.name());
    }

    /** The name where it is used alone, in a list or over a card. */
    public String title(AssistanceProgram program) {
        return formats.capitalized(name(program));
    }

    /** What one gets, a sentence. */
    public String benefit(AssistanceProgram program) {
        return inLanguage(program.gives());
    }

    /** What to bring, each as people call it. */
    public List<String> documents(AssistanceProgram program) {
        return program.documents().stream().map(document -> inLanguage(document.name())).toList();
    }

    public String document(AssistanceProgram.RequiredDocument document) {
        return inLanguage(document.name());
    }

    /** Why an agency or we said no. */
    public String denial(DenialReason denial) {
        return messages.text("denial." + denial);
    }

    public String verdict(EligibilityVerdict verdict) {
        return messages.text("verdict." + verdict);
    }

    /** Shows the next few programs. */
    public String moreLabel() {
        return messages.text("more");
    }

    /** Wants to know no more of them. */
    public String doneLabel() {
        return messages.text("done");
    }

    /** The reason that decided, a sentence with its figure. */
    public String decidingReason(ProgramEligibility eligibility) {
        return reason(mostTellingReason(eligibility));
    }

    /** The same in a few words, for a text message. */
    public String decidingReasonShort(ProgramEligibility eligibility) {
        EligibilityReason reason = mostTellingReason(eligibility);
        return messages.text("short." + reason.code(), facts(reason));
    }

    public String reason(EligibilityReason reason) {
        return messages.text("reason." + reason.code(), facts(reason));
    }

    /**
     * What a customer agrees to who is referred: what the agency receives, and what it reports back; {@link ReferralConsent#TEXT_VERSION}
     * names its version.
     */
    public String consent(String agency) {
        return messages.text("consent", Map.of("agency", agency));
    }

    /** What somebody said about their household, one by one: people, income, and what is so at home. */
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

    /** One after the other: a photo ID, proof of income, and the bill. */
    public String joinWithAnd(List<String> names) {
        return formats.list(names);
    }

    /** Without cents where there are none: $77,550. */
    String money(Money money) {
        return formats.shortMoney(money);
    }

    /** Of several that decided alike, the most informative one. */
    private static EligibilityReason mostTellingReason(ProgramEligibility eligibility) {
        return TELLING.stream()
                .flatMap(rule -> eligibility.decidingReasons().stream().filter(reason -> reason.code().startsWith(rule + ".")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a programme without a rule: " + eligibility.programme().id()));
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
