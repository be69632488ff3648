package org.curbstop.payments;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.curbstop.utility.Addresses;
import org.springframework.stereotype.Component;

/** Our own addresses for one payment: whoever has one needs nothing else, so their codes cannot be guessed. */
@Component
final class Links {

    private final Addresses addresses;
    private final PaymentBook book;
    private final Clock clock;
    private final PaymentSettings settings;

    Links(Addresses addresses, PaymentBook book, Clock clock, PaymentSettings settings) {
        this.addresses = addresses;
        this.book = book;
        this.clock = clock;
        this.settings = settings;
    }

    URI toPay(Payment payment) {
        return URI.create(addresses.publicUrl() + "/pay/with/" + payment.codes().link());
    }

    URI toReceipt(Payment payment) {
        return URI.create(addresses.publicUrl() + "/receipt/" + payment.codes().receipt());
    }

    /** Not after its time, whatever became of the payment. */
    Optional<Payment> payable(String code) {
        return book.byLink(code).filter(payment -> clock.instant().isBefore(payment.confirmedAt().plus(settings.validFor())));
    }

    Optional<Payment> receipt(String code) {
        return book.byReceipt(code);
    }
}
