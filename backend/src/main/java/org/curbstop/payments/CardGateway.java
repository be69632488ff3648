package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * The card company, as far as moving money goes. Every call may be repeated: the same attempt, the same refund happen once. No call
 * throws for what a network does; not having reached anybody, or not knowing, are answers.
 */
public interface CardGateway {

    /**
     * One try to pay one payment.
     *
     * @param customer the card company's id of the payer, if the payer keeps cards there: only then may a kept card be charged
     */
    record Attempt(PaymentId payment, int number, Money total, Optional<String> customer, Language language) {
        /** The same attempt never has two. */
        public String key() {
            return payment + "-" + number;
        }
    }

    /** Has the card company name the attempt, so that it can be asked about before any money can move. Empty: not reached. */
    Optional<String> name(Attempt attempt);

    Finding.Answer charge(String ref, Attempt attempt, String paymentMethod);

    /** A page of the card company's for one payment, good until then; it leads on to {@code back}, paid or not. Empty: not reached. */
    Optional<State.Page> openPage(Attempt attempt, URI back, Instant until);

    /** What became of a named attempt or a page. */
    Finding ask(String ref);

    /** Makes it impossible to pay an attempt or a page any more; the answer may be that it was paid first. */
    Finding close(String ref);

    Refunded refund(Charge charge, Refund refund);

    /** What comes of a refund. */
    sealed interface Refunded {
        /** The money has gone. */
        record Made(String ref) implements Refunded {}

        /** It is under way, and may fail yet. */
        record Pending(String ref) implements Refunded {}

        record Failed() implements Refunded {}

        record Unsure() implements Refunded {}
    }
}
