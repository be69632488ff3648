package org.curbstop.pages.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.stereotype.Component;

/** The messages of the plain pages. A key that is missing in a language is an error; there is no fallback to another language. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
class PageMessages implements MessageSource {

    @Override
    public @Nullable String getMessage(String code, @Nullable Object @Nullable [] args, @Nullable String fallback,
            @Nullable Locale locale) {
        return find(code, args, locale).orElse(fallback);
    }

    @Override
    public String getMessage(String code, @Nullable Object @Nullable [] args, @Nullable Locale locale) {
        return find(code, args, locale).orElseThrow(() -> new NoSuchMessageException(code, locale == null ? Locale.ROOT : locale));
    }

    @Override
    public String getMessage(MessageSourceResolvable message, @Nullable Locale locale) {
        String[] codes = message.getCodes() == null ? new String[0] : message.getCodes();
        return Arrays.stream(codes).flatMap(code -> find(code, message.getArguments(), locale).stream()).findFirst()
                .or(() -> Optional.ofNullable(message.getDefaultMessage()))
                .orElseThrow(() -> new NoSuchMessageException(String.join(", ", codes)));
    }

    private static Optional<String> find(String code, @Nullable Object @Nullable [] args, @Nullable Locale locale) {
        var messages = MessageCatalog.of(locale == null || locale.getLanguage().isEmpty() ? Language.ENGLISH
                : new Language(locale.getLanguage()), "pages");
        return messages.has(code) ? Optional.of(messages.text(code, args == null ? new Object[0] : args)) : Optional.empty();
    }
}
