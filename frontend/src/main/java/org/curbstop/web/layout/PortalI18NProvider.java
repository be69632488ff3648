package org.curbstop.web.layout;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Provides the portal's messages in ICU message format, one file per language. A test finds missing keys; a key that is still missing is
 * shown by its name.
 */
@Component
record PortalI18NProvider(Utility utility) implements I18NProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PortalI18NProvider.class);

    @Override
    public List<Locale> getProvidedLocales() {
        return utility.languages().stream().map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        MessageCatalog messages = MessageCatalog.of(utility.languageOrDefault(new Language(locale.getLanguage())), "portal");
        if (!messages.has(key)) {
            LOG.error("no words for {} in {}", key, locale);
            return key;
        }
        return messages.text(key, params);
    }
}
