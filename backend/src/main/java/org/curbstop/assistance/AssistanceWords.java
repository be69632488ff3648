package org.curbstop.assistance;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/** What a screening says, in the words of one language: the same on the phone, on a page and at the desk. */
public final class AssistanceWords {

    private static final List<String> TELLING = List.of("closed", "income", "benefits", "needs", "heating", "income-table", "season", "service");

    private final Language language;
    private final Properties words;

    private AssistanceWords(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** In this language, or in English where there are no words in it. */
    public static AssistanceWords in(Language language) {
        try (var own = AssistanceWords.class.getResourceAsStream("/messages/assistance_" + language + ".properties")) {
            if (own == null) {
                return in(Language.ENGLISH);
            }
            var words = new Properties();
            words.load(new InputStreamReader(own, StandardCharsets.UTF_8));
            return new AssistanceWords(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name(Programme programme) {
        return of(programme.name());
    }

    /** The name where it stands by itself, in a list or over a card. */
    public String title(Programme programme) {
        String name = name(programme);
        return name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1);
    }

    /** What one gets, a sentence. */
    public String gives(Programme programme) {
        return of(programme.gives());
    }

    /** What to bring, each as people call it. */
    public List<String> documents(Programme programme) {
        return programme.documents().stream().map(document -> of(document.name())).toList();
    }

    public String document(Programme.Document document) {
        return of(document.name());
    }

    /** Why an agency or we said no. */
    public String denial(Denial denial) {
        return say("denial." + denial, Map.of());
    }

    public String verdict(Verdict verdict) {
        return say("verdict." + verdict, Map.of());
    }

    /** Shows the next few programmes. */
    public String more() {
        return say("more", Map.of());
    }

    /** Wants to know no more of them. */
    public String done() {
        return say("done", Map.of());
    }

    /** The reason that decided, a sentence with its figure. */
    public String why(Finding finding) {
        return reason(decider(finding));
    }

    /** The same in a few words, for a text message. */
    public String briefly(Finding finding) {
        Reason reason = decider(finding);
        return say("short." + reason.code(), facts(reason));
    }

    public String reason(Reason reason) {
        return say("reason." + reason.code(), facts(reason));
    }

    /** What somebody agrees to who is referred: what the agency is told, and what it tells us; {@link Consent#TEXT} names its version. */
    public String consent(String agency) {
        return say("consent", Map.of("agency", agency));
    }

    /** What somebody told of their household, one by one: people, income, and what is so at home. */
    public List<String> told(Household household) {
        return Stream.concat(
                        Stream.of(say("told.size", Map.of("size", household.size())), household.income().map(this::income).orElseGet(() -> say("told.income.unsaid", Map.of()))),
                        Arrays.stream(Circumstance.values()).filter(each -> household.is(each).orElse(false)).map(each -> say("circumstance." + each, Map.of())))
                .toList();
    }

    private String income(Income income) {
        return income.amount().isPositive() ? say("told.income." + income.every(), Map.of("amount", money(income.amount()))) : say("told.income.none", Map.of());
    }

    /** One after the other: a photo ID, proof of income, and the bill. */
    public String together(List<String> names) {
        return ListFormatter.getInstance(language.locale()).format(names);
    }

    /** Without cents where there are none: $77,550. */
    public String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
        if (money.minor() % 100 == 0) {
            format.setMaximumFractionDigits(0);
        }
        return format.format(money.decimal());
    }

    /** Of several that decided alike, the one that tells most. */
    private static Reason decider(Finding finding) {
        return TELLING.stream()
                .flatMap(rule -> finding.deciding().stream().filter(reason -> reason.code().startsWith(rule + ".")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a programme without a rule: " + finding.programme().id()));
    }

    private Map<String, Object> facts(Reason reason) {
        var facts = new HashMap<String, Object>();
        reason.limit().ifPresent(limit -> facts.put("limit", money(limit)));
        reason.facts().forEach((name, value) -> facts.put(name, switch (name) {
            case Rule.NEEDS -> either("circumstance.", value);
            case Rule.HEATING -> either("fuel.", value);
            case "size" -> Integer.parseInt(value);
            case "since" -> day(LocalDate.parse(value), "yMMMMd");
            default -> day(MonthDay.parse(value).atYear(2_000), "MMMMd");
        }));
        return facts;
    }

    private String either(String kind, String names) {
        return ListFormatter.getInstance(language.locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
                .format(Arrays.stream(names.split(",")).map(each -> say(kind + each, Map.of())).toList());
    }

    private String day(LocalDate day, String skeleton) {
        return DateTimeFormatter.ofPattern(DateTimePatternGenerator.getInstance(language.locale()).getBestPattern(skeleton), language.locale()).format(day);
    }

    private String say(String key, Map<String, Object> facts) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("messages/assistance_" + language + ".properties: " + key + " is missing");
        }
        return new MessageFormat(pattern, language.locale()).format(facts);
    }

    private String of(Map<Language, String> named) {
        return Objects.requireNonNullElseGet(named.get(language), () -> named.getOrDefault(Language.ENGLISH, ""));
    }
}
