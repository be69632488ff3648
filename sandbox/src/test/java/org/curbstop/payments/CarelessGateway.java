package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Ids;

/** The mistake that the kill tests must find: a charge that nobody can ask about, made anew each time, without a key. */
record CarelessGateway(CardGateway behind) implements CardGateway {

    @Override
    public Optional<String> name(Attempt attempt) {
        return Optional.of(Ids.mint("careless"));
    }

    @Override
    public Finding.Answer charge(String ref, Attempt attempt, String paymentMethod) {
        // Another number each time, which is another key and another intent for the same payment.
        var anew = new Attempt(attempt.payment(), (int) (System.nanoTime() & Integer.MAX_VALUE), attempt.total(), attempt.customer(), attempt.language());
        return behind.charge(behind.name(anew).orElseThrow(), anew, paymentMethod);
    }

    @Override
    public Optional<State.Page> openPage(Attempt attempt, URI back, Instant until) {
        return behind.openPage(attempt, back, until);
    }

    @Override
    public Finding ask(String ref) {
        return ref.startsWith("careless") ? new Finding.Untouched() : behind.ask(ref);
    }

    @Override
    public Finding close(String ref) {
        return ref.startsWith("careless") ? new Finding.Closed() : behind.close(ref);
    }

    @Override
    public Refunded refund(Charge charge, Refund refund) {
        return behind.refund(charge, refund);
    }
}
