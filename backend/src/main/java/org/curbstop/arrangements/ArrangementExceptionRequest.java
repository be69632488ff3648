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
 * Both positions, for a person to decide.
 *
 * @param asked what the customer wants
 * @param offered what the rules would take
 * @param by the rule that it breaks
 * @param said what the customer wants staff to know
 * @param answerBy the last day on which the customer has to have heard
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

    /** Its state. */
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
