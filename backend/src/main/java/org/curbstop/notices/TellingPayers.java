package org.curbstop.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Invalid;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.payments.PaymentFailed;
import org.curbstop.payments.PaymentTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends receipts, and tells a payer whose payment came to nothing after all. */
@Component
class TellingPayers {

    private final Notices notices;
    private final Clock clock;

    TellingPayers(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(PaymentTaken taken) {
        to(taken.receiptTo(), taken.payer()).ifPresent(to -> notices.send(new Notice("receipt:" + taken.id().value(), to, NoticeKind.RECEIPT,
                Map.of("amount", taken.total(), "reference", taken.number(), "date", LocalDate.ofInstant(taken.at(), clock.getZone())),
                Optional.of(taken.language()))));
    }

    @EventListener
    void on(PaymentFailed failed) {
        to(failed.receiptTo(), failed.payer()).ifPresent(to -> notices.send(new Notice(
                "payment-failed:" + failed.id().value() + ":" + failed.attempt(), to, NoticeKind.PAYMENT_FAILED,
                Map.of("amount", failed.total()), Optional.of(failed.language()))));
    }

    /** Where the payer asked for it, otherwise as the profile says. */
    private static Optional<To> to(Optional<String> asked, Optional<PersonId> payer) {
        return asked.flatMap(TellingPayers::address).or(() -> payer.map(To.Person::new));
    }

    private static Optional<To> address(String given) {
        try {
            return Optional.of(given.startsWith("+") ? new To.Phone(new PhoneNumber(given)) : new To.Mail(given));
        } catch (Invalid notAnAddress) {
            return Optional.empty();
        }
    }
}
