package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * A request for terms outside the rules, for staff to decide.
 *
 * @param asked terms that the customer wants
 * @param offered terms that the rules allow
 * @param by rule that the request breaks
 * @param said message from the customer to staff
 * @param answerBy last day to answer the customer
 */
public record ArrangementExceptionRequest(
        ArrangementExceptionRequestId id,
        long version,
        String key,
        AccountId account,
        InstallmentSchedule asked,
        ArrangementTerms offered,
        PolicyRuleResult by,
        String said,
        Requester from,
        Instant at,
        LocalDate answerBy,
        State state,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public ArrangementExceptionRequest {
        outbox = List.copyOf(outbox);
    }

    public record Requester(Channel channel, Language language, Optional<PersonId> person) {}

    public sealed interface State {
        @StoredAs("waiting")
        record Waiting() implements State {}

        @StoredAs("approved")
        record Approved(String by, ArrangementId arrangement, Instant at) implements State {}

        @StoredAs("declined")
        record Declined(String by, String why, Instant at) implements State {}
    }

    public ArrangementExceptionRequest withState(State next, OutboxMessage... events) {
        return new ArrangementExceptionRequest(id, version, key, account, asked, offered, by, said, from, at, answerBy, next,
                List.of(events));
    }
}
