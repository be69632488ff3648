package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
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
public record StaffRequest(
        RequestId id,
        long version,
        String key,
        AccountId account,
        Schedule asked,
        Terms offered,
        RuleAnswer by,
        String said,
        From from,
        Instant at,
        LocalDate answerBy,
        State state,
        List<Outgoing> outbox)
        implements Outboxed {

    public StaffRequest {
        outbox = List.copyOf(outbox);
    }

    public record From(Channel channel, Language language, Optional<PersonId> person) {}

    /** Where it stands. */
    public sealed interface State {
        @StoredAs("waiting")
        record Waiting() implements State {}

        @StoredAs("approved")
        record Approved(String by, ArrangementId arrangement, Instant at) implements State {}

        @StoredAs("declined")
        record Declined(String by, String why, Instant at) implements State {}
    }

    StaffRequest in(State next, Outgoing... events) {
        return new StaffRequest(id, version, key, account, asked, offered, by, said, from, at, answerBy, next, List.of(events));
    }
}
