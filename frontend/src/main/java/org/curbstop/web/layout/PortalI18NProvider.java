package org.curbstop.web.layout;

import com.ibm.icu.text.MessageFormat;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.common.BidiControls;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Provides the portal's messages in ICU message format, one file per language. A test finds missing keys; a key that is still missing is
 * shown by its name.
 */
@Component
class PortalI18NProvider implements I18NProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PortalI18NProvider.class);

    private final List<Locale> locales;
    private final Map<String, Map<String, String>> messages;

    PortalI18NProvider(Utility utility) {
        locales = utility.languages().stream().map(Language::locale).toList();
        messages = utility.languages().stream().collect(Collectors.toMap(Language::tag, PortalI18NProvider::read));
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return locales;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        Map<String, String> spoken = messages.getOrDefault(locale.getLanguage(), messages.values().iterator().next());
        String pattern = spoken.get(key);
        if (pattern == null) {
            LOG.error("no words for {} in {}", key, locale);
            return key;
        }
        return new MessageFormat(pattern, locale).format(BidiControls.strip(params));
    }

    private static Map<String, String> read(Language language) {
        return LanguageFolder.properties(language, "portal.properties").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().toString(), e -> e.getValue().toString()));
    }
}
