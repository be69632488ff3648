package org.curbstop.sandbox.twilio;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Luhn;

/**
 * Executes {@code <Pay>}: asks for card number, expiry, ZIP code and security code in turn, each at most {@code maxAttempts} times, and
 * ends with a result. The digits exist only in this dialog and are never disclosed.
 */
final class PayVerbDialog {

    /** Steps, with Twilio's names. */
    enum CardStep {
        NUMBER("payment-card-number", "invalid-card-number"),
        EXPIRY("expiration-date", "invalid-date"),
        POSTAL("postal-code", "invalid-postal-code"),
        SECURITY("security-code", "invalid-security-code");

        private final String name;
        private final String error;

        CardStep(String name, String error) {
            this.name = name;
            this.error = error;
        }
    }

    /** Prompt to speak, with Twilio's names of the step and of the error before it (empty if none), and the number of the attempt. */
    record CardPrompt(String step, String error, String cardType, int attempt) {}

    private static final Map<String, String> BRANDS = new LinkedHashMap<>();

    static {
        BRANDS.put("visa", "4.*");
        BRANDS.put("mastercard", "(5[1-5]|2[2-7]).*");
        BRANDS.put("amex", "3[47].*");
        BRANDS.put("discover", "6(011|5|4[4-9]).*");
        BRANDS.put("diners-club", "3(0[0-5]|[689]).*");
        BRANDS.put("jcb", "35.*");
    }

    private final List<CardStep> steps;
    private final int maxAttempts;
    private final Set<String> accepted;
    private final YearMonth today;
    private final Map<CardStep, String> entered = new LinkedHashMap<>();
    private final StringBuilder keys = new StringBuilder();
    private int at;
    private int attempt = 1;
    /** Whether the previous entry was complete and accepted without a #. */
    private boolean takenWithoutHash;
    private Optional<String> result = Optional.empty();

    PayVerbDialog(TwimlVerb pay, YearMonth today) {
        var wanted = new ArrayList<>(List.of(CardStep.NUMBER, CardStep.EXPIRY));
        String postal = pay.getOrDefault("postalCode", "true");
        if (postal.equals("true")) {
            wanted.add(CardStep.POSTAL);
        } else if (!postal.equals("false")) {
            entered.put(CardStep.POSTAL, postal); // known already, so Twilio does not ask
        }
        if (pay.flag("securityCode", true)) {
            wanted.add(CardStep.SECURITY);
        }
        this.steps = wanted;
        this.maxAttempts = pay.number("maxAttempts", 1);
        this.accepted = Set.of(pay.getOrDefault("validCardTypes", "visa mastercard amex").strip().split("\\s+"));
        this.today = today;
    }

    CardPrompt prompt(String error) {
        return new CardPrompt(steps.get(at).name, error, brand(), attempt);
    }

    /** Returns Twilio's word for how the dialog ended, such as "success"; empty while it continues with {@link #prompt} or more keys. */
    Optional<String> result() {
        return result;
    }

    /**
     * Handles one key.
     *
     * @return prompt to speak now; empty while the caller is still keying
     */
    Optional<CardPrompt> press(char key) {
        if (key == '*') {
            return end("caller-interrupted-with-star");
        }
        if (key == '#' && takenWithoutHash) {
            takenWithoutHash = false;
            return Optional.empty(); // the # that finishes an entry that was already complete
        }
        takenWithoutHash = false;
        if (key != '#') {
            keys.append(key);
        }
        if (key == '#') {
            return take();
        }
        takenWithoutHash = keys.length() == fullLength();
        return takenWithoutHash ? take() : Optional.empty();
    }

    /** Accepts what was keyed so far, because the caller keyed nothing more. */
    Optional<CardPrompt> timeOut() {
        return take();
    }

    /** Returns the number of keys pressed; their values are not disclosed. */
    int pressed() {
        return keys.length();
    }

    Map<String, String> masked() {
        var fields = new LinkedHashMap<String, String>();
        String number = entered.getOrDefault(CardStep.NUMBER, "");
        if (!number.isEmpty()) {
            fields.put("PaymentCardNumber", "x".repeat(number.length() - 4) + number.substring(number.length() - 4));
            fields.put("PaymentCardType", brand());
        }
        if (entered.containsKey(CardStep.EXPIRY)) {
            fields.put("ExpirationDate", entered.get(CardStep.EXPIRY));
        }
        if (entered.containsKey(CardStep.SECURITY)) {
            fields.put("SecurityCode", "xxx");
        }
        if (entered.containsKey(CardStep.POSTAL)) {
            fields.put("PaymentCardPostalCode", entered.get(CardStep.POSTAL));
        }
        fields.put("PaymentMethod", "credit-card");
        return fields;
    }

    String token(PayConnector vault) throws PayConnector.CardRefusedException {
        return vault.tokenize(entered.getOrDefault(CardStep.NUMBER, ""), expires(entered.getOrDefault(CardStep.EXPIRY, "")).orElseThrow(),
                entered.getOrDefault(CardStep.SECURITY, ""), entered.getOrDefault(CardStep.POSTAL, ""));
    }

    private Optional<CardPrompt> take() {
        CardStep step = steps.get(at);
        String digits = keys.toString();
        keys.setLength(0);
        String wrong = digits.isEmpty() ? "timeout" : errorFor(step, digits);
        if (!wrong.isEmpty()) {
            attempt++;
            return attempt > maxAttempts ? end("too-many-failed-attempts") : Optional.of(prompt(wrong));
        }
        entered.put(step, digits);
        attempt = 1;
        at++;
        if (at == steps.size()) {
            at--;
            return end("success");
        }
        return Optional.of(prompt(""));
    }

    private Optional<CardPrompt> end(String how) {
        result = Optional.of(how);
        return Optional.empty();
    }

    /** Returns Twilio's error type for the digits; empty if they are valid. */
    private String errorFor(CardStep step, String digits) {
        boolean right = switch (step) {
            case NUMBER -> digits.length() >= 13 && digits.length() <= 19 && Luhn.isValid(digits);
            case EXPIRY -> expires(digits).filter(month -> !month.isBefore(today)).isPresent();
            case POSTAL -> digits.length() >= 4 && digits.length() <= 9;
            case SECURITY -> digits.length() == (brand().equals("amex") ? 4 : 3);
        };
        if (!right) {
            return step.error;
        }
        return step == CardStep.NUMBER && !accepted.contains(brand(digits)) ? "invalid-card-type" : "";
    }

    /** Returns the number of keys after which the entry is complete without a #. */
    private int fullLength() {
        return switch (steps.get(at)) {
            case NUMBER -> brand(keys.toString()).equals("amex") ? 15 : 16;
            case EXPIRY -> 4;
            case POSTAL -> 5;
            case SECURITY -> brand().equals("amex") ? 4 : 3;
        };
    }

    private String brand() {
        return brand(entered.getOrDefault(CardStep.NUMBER, ""));
    }

    private static String brand(String number) {
        return BRANDS.entrySet().stream().filter(brand -> number.matches(brand.getValue())).map(Map.Entry::getKey).findFirst().orElse("");
    }

    private static Optional<YearMonth> expires(String mmyy) {
        if (!mmyy.matches("(0[1-9]|1[0-2])\\d\\d")) {
            return Optional.empty();
        }
        return Optional.of(YearMonth.of(2000 + Integer.parseInt(mmyy.substring(2)), Integer.parseInt(mmyy.substring(0, 2))));
    }
}
