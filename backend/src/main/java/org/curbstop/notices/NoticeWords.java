package org.curbstop.notices;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Words every kind of notice in the reader's language, with money, dates and times as they are written there. */
@Component
class NoticeWords {

    private final Map<Language, Properties> words = new LinkedHashMap<>();
    private final Utility utility;
    private final Addresses addresses;

    NoticeWords(Utility utility, Addresses addresses) {
        this.utility = utility;
        this.addresses = addresses;
        utility.languages().forEach(language -> words.put(language, read(language)));
    }

    /** @param part text, subject, mail or about */
    String of(NoticeKind kind, String part, Language language, Map<String, Object> facts) {
        return say(kind.name().toLowerCase(Locale.ROOT) + "." + part, language, facts);
    }

    String say(String key, Language language, Map<String, Object> facts) {
        Language spoken = words.containsKey(language) ? language : utility.language();
        Properties in = words.getOrDefault(spoken, new Properties());
        String pattern = in.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("messages/notices_" + spoken + ".properties: " + key + " is missing");
        }
        return new MessageFormat(pattern, spoken.locale()).format(spelled(facts, spoken));
    }

    private Map<String, Object> spelled(Map<String, Object> facts, Language language) {
        var all = new HashMap<String, Object>();
        all.put("utility", utility.shortName());
        all.put("office", utility.lines().office().national());
        all.put("textline", utility.lines().text().national());
        all.put("emergency", utility.lines().emergency().national());
        all.put("link", addresses.publicUrl() + "/pay");
        all.put("verifylink", addresses.publicUrl() + "/verify");
        all.put("known", facts.get("eta") instanceof Instant ? "yes" : "no");
        facts.forEach((name, value) -> all.put(name, name.equals("reference") ? ReferenceNumber.forPeople(String.valueOf(value)) : spelled(value, language)));
        return all;
    }

    private Object spelled(Object value, Language language) {
        return switch (value) {
            case Money money -> {
                NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
                format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
                yield format.format(money.decimal());
            }
            case LocalDate day -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(day);
            case Instant moment -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language.locale())
                    .format(moment.atZone(utility.zone())).replace('\u202f', ' ');
            case LocalTime time -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language.locale()).format(time).replace('\u202f', ' ').replace('\u00a0', ' ');
            case UtilityService service -> say("service." + service.name(), language, Map.of());
            default -> value;
        };
    }

    private static Properties read(Language language) {
        String file = "/messages/notices_" + language + ".properties";
        try (var in = NoticeWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " for a language of utility.yaml");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
