package org.curbstop.billing.document;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.LanguageFolder;

/** The wording of a bill in one language; amounts, dates and numbers as they are written in it. */
public final class BillMessages {

    private final Language language;
    private final Properties messages;

    private BillMessages(Language language, Properties messages) {
        this.language = language;
        this.messages = messages;
    }

    /** In this language, or in English where the bill is not printed in it. */
    public static BillMessages forLanguage(Language language) {
        Language spoken = LanguageFolder.isInstalled(language) ? language : Language.ENGLISH;
        return new BillMessages(spoken, LanguageFolder.properties(spoken, "billing.properties"));
    }

    Language language() {
        return language;
    }

    String message(String key) {
        return message(key, Map.of());
    }

    String message(String key, Map<String, ?> facts) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(LanguageFolder.path(language, "billing.properties") + ": " + key + " is missing");
        }
        var spelled = new HashMap<String, Object>();
        facts.forEach((name, value) -> spelled.put(name, switch (value) {
            case Money money -> money(money);
            case LocalDate day -> day(day);
            default -> value;
        }));
        return new MessageFormat(pattern, language.locale()).format(spelled);
    }

    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
        return format.format(money.decimal());
    }

    /** With all its decimals: $0.0905. */
    String rate(BigDecimal rate, java.util.Currency currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(currency.getCurrencyCode()));
        format.setMaximumFractionDigits(Math.max(currency.getDefaultFractionDigits(), rate.scale()));
        return format.format(rate);
    }

    /** Without trailing zeros: 612, 2.5. */
    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    String percent(BigDecimal share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(3);
        return format.format(share);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(day);
    }

    /** Short, for an axis: Nov 26. */
    String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM yy", language.locale()).format(YearMonth.from(day));
    }
}
