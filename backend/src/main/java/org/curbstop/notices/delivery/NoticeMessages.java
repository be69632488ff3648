package org.curbstop.notices.delivery;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.notices.NoticeKind;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Words every kind of notice in the reader's language, with money, dates and times as they are written there. */
@Component
public class NoticeMessages {

    private final Map<Language, Properties> words = new LinkedHashMap<>();
    private final Utility utility;
    private final ApplicationUrls addresses;

    public NoticeMessages(Utility utility, ApplicationUrls addresses) {
        this.utility = utility;
        this.addresses = addresses;
        utility.languages().forEach(language -> words.put(language, LanguageFolder.properties(language, "notices.properties")));
    }

    /** @param part text, subject, mail or about */
    public String message(NoticeKind kind, String part, Language language, Map<String, Object> facts) {
        return format(kind.name().toLowerCase(Locale.ROOT) + "." + part, language, facts);
    }

    public String format(String key, Language language, Map<String, Object> facts) {
        Language spoken = words.containsKey(language) ? language : utility.language();
        Properties in = words.getOrDefault(spoken, new Properties());
        String pattern = in.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(LanguageFolder.path(spoken, "notices.properties") + ": " + key + " is missing");
        }
        return new MessageFormat(pattern, spoken.locale()).format(formatted(facts, spoken));
    }

    private Map<String, Object> formatted(Map<String, Object> facts, Language language) {
        var all = new HashMap<String, Object>();
        all.put("utility", utility.shortName());
        all.put("office", utility.lines().office().formatNational());
        all.put("textline", utility.lines().text().formatNational());
        all.put("emergency", utility.lines().emergency().formatNational());
        all.put("link", addresses.publicUrl() + "/pay");
        all.put("verifylink", addresses.publicUrl() + "/verify");
        all.put("known", facts.get("eta") instanceof Instant ? "yes" : "no");
        facts.forEach((name, value) -> all.put(name,
                name.equals("reference") ? ReferenceNumber.forPeople(String.valueOf(value)) : formatted(value, language)));
        return all;
    }

    private Object formatted(Object value, Language language) {
        return switch (value) {
            case Money money -> {
                NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
                format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
                yield format.format(money.decimal());
            }
            case LocalDate day -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(day);
            case Instant moment ->
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language.locale())
                    .format(moment.atZone(utility.zone())).replace('\u202f', ' ');
            case LocalTime time -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language.locale()).format(time)
                    .replace('\u202f', ' ').replace('\u00a0', ' ');
            case ServiceType service -> format("service." + service.name(), language, Map.of());
            default -> value;
        };
    }
}
