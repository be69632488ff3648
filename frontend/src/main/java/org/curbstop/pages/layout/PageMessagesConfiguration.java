package org.curbstop.pages.layout;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.curbstop.common.BidiControls;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Configures the messages of the plain pages. A key that is missing in a language is an error; there is no fallback to another language.
 */
@Configuration(proxyBeanMethods = false)
class PageMessagesConfiguration {

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource() {
            @Override
            protected ResourceBundle doGetBundle(String basename, Locale locale) {
                try {
                    return new PropertyResourceBundle(
                            new StringReader(LanguageFolder.text(new Language(locale.getLanguage()), basename + ".properties")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            protected Object[] resolveArguments(Object @Nullable [] facts, @Nullable Locale locale) {
                return BidiControls.strip(super.resolveArguments(facts, locale));
            }
        };
        messages.setBasename("pages");
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
