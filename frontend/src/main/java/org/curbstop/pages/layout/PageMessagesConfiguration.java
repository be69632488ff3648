package org.curbstop.pages.layout;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.curbstop.common.BidiControls;
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
            protected Object[] resolveArguments(Object @Nullable [] facts, @Nullable Locale locale) {
                return BidiControls.strip(super.resolveArguments(facts, locale));
            }
        };
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
