package org.curbstop.sandbox.stripe.pages;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.curbstop.common.Money;

/** The words of the hosted page, in {@code checkout_en.properties} and {@code checkout_es.properties} beside this class. */
final class HostedCheckoutText {

    private static final Map<String, Map<String, String>> TEXTS = Map.of("en", load("en"), "es", load("es"));

    private HostedCheckoutText() {}

    /** The language itself if the page speaks it, English otherwise. */
    static String supported(String language) {
        return TEXTS.containsKey(language) ? language : "en";
    }

    static Map<String, String> texts(String language) {
        return TEXTS.getOrDefault(supported(language), Map.of());
    }

    /** What is wrong, by Stripe's code; a code without words of its own is a plain refusal. */
    static String errorText(Map<String, String> words, String code) {
        String general = words.getOrDefault("error.card_declined", "");
        return words.getOrDefault("error." + code, general);
    }

    static String amount(Money money, String language) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.of(supported(language), "US"));
        format.setCurrency(money.currency());
        return format.format(money.decimal());
    }

    private static Map<String, String> load(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                HostedCheckoutText.class.getPackageName() + ".checkout", Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> words = new TreeMap<>();
        bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
        return Map.copyOf(words);
    }
}
