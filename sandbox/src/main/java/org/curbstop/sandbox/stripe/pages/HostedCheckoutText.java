package org.curbstop.sandbox.stripe.pages;

import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.Formats;
import org.curbstop.common.language.LanguageFolder;

/** Localized texts of the hosted page. */
final class HostedCheckoutText {

    private static final Map<String, Map<String, String>> TEXTS = LanguageFolder.installed().stream()
            .collect(Collectors.toMap(Language::tag, HostedCheckoutText::load));

    private HostedCheckoutText() {}

    /** Returns the language if the page supports it, otherwise English. */
    static String supported(String language) {
        return TEXTS.containsKey(language) ? language : Language.ENGLISH.tag();
    }

    static Map<String, String> texts(String language) {
        return TEXTS.getOrDefault(supported(language), Map.of());
    }

    /** Returns the text for Stripe's error code; a code without its own text is shown as a plain decline. */
    static String errorText(Map<String, String> words, String code) {
        String general = words.getOrDefault("error.card_declined", "");
        return words.getOrDefault("error." + code, general);
    }

    static String amount(Money money, String language) {
        return Formats.of(new Language(supported(language))).money(money);
    }

    private static Map<String, String> load(Language language) {
        return LanguageFolder.properties(language, "sandbox-checkout.properties").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.getKey().toString(), each -> each.getValue().toString()));
    }
}
