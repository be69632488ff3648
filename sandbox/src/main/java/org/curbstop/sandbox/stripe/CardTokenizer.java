package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.curbstop.common.Luhn;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.TestCard;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tokenizes a card, as Twilio's payment connector or Stripe's page does. The number does not leave this class; only brand, last four digits
 * and the behavior of the test card are stored.
 */
@Component
@Profile("!production")
public class CardTokenizer {

    public sealed interface TokenizationResult {}

    /** @param paymentMethod id of the payment method, {@code pm_...} */
    public record CardToken(String paymentMethod, String brand, String last4) implements TokenizationResult {}

    /**
     * @param code Stripe's code: {@code incorrect_number}, {@code invalid_expiry_month}, {@code invalid_expiry_year}, {@code invalid_cvc},
     *     {@code incorrect_zip}, or {@code card_declined} for a number that is not a test card
     */
    public record Refused(String code, CardField field) implements TokenizationResult {}

    public enum CardField { NUMBER, EXPIRY, CVC, ZIP }

    private final StripeRepository repository;
    private final Clock clock;

    CardTokenizer(StripeRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * @param number card number, with or without spaces and hyphens
     * @param expYear two or four digits
     * @param zip empty if it was not requested
     */
    public TokenizationResult tokenize(String number, String expMonth, String expYear, String cvc, String zip) {
        String digits = number.replaceAll("[ -]", "");
        if (!digits.matches("\\d{13,19}") || !Luhn.isValid(digits)) {
            return new Refused("incorrect_number", CardField.NUMBER);
        }
        Optional<YearMonth> expires = expiry(expMonth, expYear);
        if (expires.isEmpty()) {
            return new Refused("invalid_expiry_month", CardField.EXPIRY);
        }
        if (expires.get().isBefore(YearMonth.now(clock))) {
            return new Refused("invalid_expiry_year", CardField.EXPIRY);
        }
        Optional<TestCard> card = TestCard.ofNumber(digits);
        if (!cvc.matches(card.filter(known -> known.brand().equals("amex")).isPresent() ? "\\d{4}" : "\\d{3}")) {
            return new Refused("invalid_cvc", CardField.CVC);
        }
        if (!zip.isEmpty() && !zip.matches("\\d{5}")) {
            return new Refused("incorrect_zip", CardField.ZIP);
        }
        return card.map(known -> store(known, expires.get(), zip)).orElse(new Refused("card_declined", CardField.NUMBER));
    }

    private TokenizationResult store(TestCard card, YearMonth expires, String zip) {
        StripePaymentMethod method = new StripePaymentMethod(
                StripeRepository.newId("pm"), 0, card, card.brand(), card.last4(), expires.getMonthValue(), expires.getYear(),
                zip.isEmpty() ? Optional.empty() : Optional.of(zip), Optional.empty(), clock.instant());
        repository.paymentMethods.insert(method);
        return new CardToken(method.id(), method.brand(), method.last4());
    }

    private static Optional<YearMonth> expiry(String month, String year) {
        try {
            int y = Integer.parseInt(year.strip());
            return Optional.of(YearMonth.of(y < 100 ? 2000 + y : y, Integer.parseInt(month.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
