package org.curbstop.payments.checkout;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.curbstop.payments.Payment;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.payments.processing.PaymentRepository;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.stereotype.Component;

/** Our own links to one payment: whoever has one needs nothing else, so their codes cannot be guessed. */
@Component
public final class PaymentLinks {

    private final ApplicationUrls addresses;
    private final PaymentRepository repository;
    private final Clock clock;
    private final PaymentProperties settings;

    public PaymentLinks(ApplicationUrls addresses, PaymentRepository repository, Clock clock, PaymentProperties settings) {
        this.addresses = addresses;
        this.repository = repository;
        this.clock = clock;
        this.settings = settings;
    }

    public URI paymentUrl(Payment payment) {
        return URI.create(addresses.publicUrl() + "/pay/with/" + payment.codes().link());
    }

    public URI receiptUrl(Payment payment) {
        return URI.create(addresses.publicUrl() + "/receipt/" + payment.codes().receipt());
    }

    /** Finds the payment of a link; empty once the link has expired, whatever the payment's state. */
    public Optional<Payment> findPayable(String code) {
        return repository.findByLink(code).filter(payment -> clock.instant().isBefore(payment.confirmedAt().plus(settings.validFor())));
    }

    public Optional<Payment> findByReceipt(String code) {
        return repository.findByReceipt(code);
    }
}
