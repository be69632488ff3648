package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.curbstop.common.Luhn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes a token of a card, as a phone line's payment connector or Stripe's own page does. The number is looked at here and goes no
 * further: what is kept is the brand, the last four digits and what the trick card does.
 */
@Component
@Profile("!production")
public class SandboxStripe {

    /** What comes of card fields. */
    public sealed interface Tokenised {}

    /** @param paymentMethod {@code pm_...} */
    public record Token(String paymentMethod, String brand, String last4) implements Tokenised {}

    /** @param code Stripe's: {@code incorrect_number}, {@code invalid_expiry_month}, {@code invalid_expiry_year}, {@code invalid_cvc}, {@code incorrect_zip}, {@code card_declined} for a number that is no test card */
    public record Refused(String code, Field field) implements Tokenised {}

    public enum Field { NUMBER, EXPIRY, CVC, ZIP }

    private final Shelf shelf;
    private final Clock clock;

    SandboxStripe(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * @param number with or without spaces
     * @param expYear with two or four digits
     * @param zip may be empty, where none was asked
     */
    public Tokenised paymentMethod(String number, String expMonth, String expYear, String cvc, String zip) {
        String digits = number.replaceAll("[ -]", "");
        if (!digits.matches("\\d{13,19}") || !Luhn.holds(digits)) {
            return new Refused("incorrect_number", Field.NUMBER);
        }
        Optional<YearMonth> expires = expiry(expMonth, expYear);
        if (expires.isEmpty()) {
            return new Refused("invalid_expiry_month", Field.EXPIRY);
        }
        if (expires.get().isBefore(YearMonth.now(clock))) {
            return new Refused("invalid_expiry_year", Field.EXPIRY);
        }
        Optional<Behaviour> card = Behaviour.ofNumber(digits);
        if (!cvc.matches(card.filter(known -> known.brand().equals("amex")).isPresent() ? "\\d{4}" : "\\d{3}")) {
            return new Refused("invalid_cvc", Field.CVC);
        }
        if (!zip.isEmpty() && !zip.matches("\\d{5}")) {
            return new Refused("incorrect_zip", Field.ZIP);
        }
        return card.map(known -> keep(known, expires.get(), zip)).orElse(new Refused("card_declined", Field.NUMBER));
    }

    private Tokenised keep(Behaviour card, YearMonth expires, String zip) {
        Method method = new Method(
                Shelf.mint("pm"), 0, card, card.brand(), card.last4(), expires.getMonthValue(), expires.getYear(),
                zip.isEmpty() ? Optional.empty() : Optional.of(zip), Optional.empty(), clock.instant());
        shelf.methods.insert(method);
        return new Token(method.id(), method.brand(), method.last4());
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
