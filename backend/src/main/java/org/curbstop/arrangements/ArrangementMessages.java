package org.curbstop.arrangements;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.LanguageFolder;

/**
 * What the rules on time to pay and disconnection say, in the words of one language: the same on the phone, in the portal and at the desk.
 */
public final class ArrangementMessages {

    private final Language language;
    private final Properties messages;

    private ArrangementMessages(Language language, Properties messages) {
        this.language = language;
        this.messages = messages;
    }

    /** In this language, or in English where there are no words in it. */
    public static ArrangementMessages in(Language language) {
        return in(language, "arrangements");
    }

    /** The wording of letters. */
    static ArrangementMessages forLetters(Language language) {
        return in(language, "arrangement-letters");
    }

    private static ArrangementMessages in(Language language, String file) {
        Language spoken = LanguageFolder.isInstalled(language) ? language : Language.ENGLISH;
        return new ArrangementMessages(spoken, LanguageFolder.properties(spoken, file + ".properties"));
    }

    /** What a rule asks for, a few words: for a list of rules with a mark beside each. */
    public String rule(PolicyRuleResult answer) {
        return text("rule." + answer.rule(), arguments(answer));
    }

    /** Why a rule did not let it happen: a sentence with its figures, as a customer hears it. */
    public String reason(PolicyRuleResult answer) {
        return text("why." + answer.rule(), arguments(answer));
    }

    /** What blocks a disconnection, or lets it: as staff read it, with its figures. */
    public String disconnectionRule(PolicyRuleResult answer) {
        return text("shut-off." + answer.rule() + (answer.held() ? ".yes" : ".no"), arguments(answer));
    }

    /** A sentence about one right. @param key as in {@link CustomerRights} */
    public String right(String key) {
        return text("right." + key, Map.of());
    }

    /** A hold as the subject of a sentence: "a medical claim". */
    public String hold(Hold.Kind kind) {
        return text("hold." + kind, Map.of());
    }

    Language language() {
        return language;
    }

    String text(String key) {
        return text(key, Map.of());
    }

    /** With money and days as they are written in this language. */
    String textWith(String key, Map<String, ?> figures) {
        return text(key, formatted(figures));
    }

    private Map<String, Object> arguments(PolicyRuleResult answer) {
        return formatted(answer.figures());
    }

    private Map<String, Object> formatted(Map<String, ?> figures) {
        var facts = new HashMap<String, Object>();
        figures.forEach((name, figure) -> facts.put(name.replace('-', '_'), switch (figure) {
            case Money money -> money(money);
            case LocalDate day -> day(day, "yMMMMd");
            case String text when text.matches("--\\d\\d-\\d\\d") -> day(MonthDay.parse(text).atYear(2_000), "MMMMd");
            case Number number -> number;
            default -> figure.toString();
        }));
        return facts;
    }

    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
        return format.format(money.decimal());
    }

    String day(LocalDate day) {
        return day(day, "yMMMMd");
    }

    private String day(LocalDate day, String skeleton) {
        return DateTimeFormatter
                .ofPattern(DateTimePatternGenerator.getInstance(language.locale()).getBestPattern(skeleton), language.locale()).format(day);
    }

    private String text(String key, Map<String, Object> facts) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(LanguageFolder.path(language, "arrangements.properties") + ": " + key + " is missing");
        }
        return new MessageFormat(pattern, language.locale()).format(facts);
    }
}
