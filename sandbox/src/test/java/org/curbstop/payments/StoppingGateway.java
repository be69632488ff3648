package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A card company reached past a {@link PointOfNoReturn}: before each call, and before its answer is looked at. */
record StoppingGateway(CardGateway behind) implements CardGateway {

    @Override
    public Optional<String> name(Attempt attempt) {
        return past(() -> behind.name(attempt));
    }

    @Override
    public Finding.Answer charge(String ref, Attempt attempt, String paymentMethod) {
        return past(() -> behind.charge(ref, attempt, paymentMethod));
    }

    @Override
    public Optional<State.Page> openPage(Attempt attempt, URI back, Instant until) {
        return past(() -> behind.openPage(attempt, back, until));
    }

    @Override
    public Finding ask(String ref) {
        return past(() -> behind.ask(ref));
    }

    @Override
    public Finding close(String ref) {
        return past(() -> behind.close(ref));
    }

    @Override
    public Refunded refund(Charge charge, Refund refund) {
        return past(() -> behind.refund(charge, refund));
    }

    private static <T> T past(Supplier<T> call) {
        PointOfNoReturn.pass();
        T answer = call.get();
        PointOfNoReturn.pass();
        return answer;
    }
}
