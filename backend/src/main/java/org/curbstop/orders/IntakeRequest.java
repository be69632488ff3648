package org.curbstop.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;

/**
 * Service application that only staff can decide: a business, a multi-unit building, a new connection, a fire line. It goes to staff with
 * its documents, and the applicant can see its stage at any time.
 *
 * @param key idempotency key: a repeated submission returns the same request
 * @param reference reference number of nine digits for the applicant
 * @param track all stages reached, oldest first; the last one is current
 */
public record IntakeRequest(
        IntakeId id, long version, String key, String reference, IntakeDetails wanted, Optional<PersonId> person, Channel channel,
        List<SentDocumentId> papers,
        Stage stage, List<StageChange> track, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public IntakeRequest {
        papers = List.copyOf(papers);
        track = List.copyOf(track);
        outbox = List.copyOf(outbox);
    }

    public enum Kind {
        COMMERCIAL, MULTI_UNIT, NEW_CONNECTION,
        /** Water for sprinklers and hydrants on private property: staff size it by the fire code. */
        FIRE_LINE
    }

    public enum Stage {
        RECEIVED, PAPERS_WANTED, IN_REVIEW, QUOTED, SCHEDULED, DONE, DECLINED, WITHDRAWN;

        public boolean isOpen() {
            return switch (this) {
                case RECEIVED, PAPERS_WANTED, IN_REVIEW, QUOTED, SCHEDULED -> true;
                case DONE, DECLINED, WITHDRAWN -> false;
            };
        }

        /**
         * Returns the allowed next stages. Only staff change the stage, except that a requested document returns it to review
         * automatically.
         */
        public Set<Stage> nextStages() {
            return switch (this) {
                case RECEIVED -> Set.of(PAPERS_WANTED, IN_REVIEW, DECLINED, WITHDRAWN);
                case PAPERS_WANTED -> Set.of(IN_REVIEW, DECLINED, WITHDRAWN);
                case IN_REVIEW -> Set.of(PAPERS_WANTED, QUOTED, SCHEDULED, DECLINED, WITHDRAWN);
                case QUOTED -> Set.of(IN_REVIEW, SCHEDULED, DECLINED, WITHDRAWN);
                case SCHEDULED -> Set.of(QUOTED, DONE, WITHDRAWN);
                case DONE, DECLINED, WITHDRAWN -> Set.of();
            };
        }
    }

    /** @param say message to the applicant in the words of staff; empty if the stage says it all */
    public record StageChange(Stage stage, Instant at, String say) {}

    /**
     * @param name name of the business or person
     * @param where place as the applicant describes it: it may not exist yet
     * @param units number of units of a multi-unit building
     * @param words further remarks
     */
    public record IntakeDetails(
            Kind kind, String name, PhoneNumber phone, Optional<String> email, String where, Set<ServiceType> services,
            Optional<Integer> units, String words,
            Language language) {

        public static final int MAX_NAME_LENGTH = 120;
        public static final int MAX_PLACE_LENGTH = 200;
        public static final int MAX_TEXT_LENGTH = 2_000;

        public IntakeDetails {
            services = Set.copyOf(services);
            name = name.strip();
            where = where.strip();
            if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || where.isEmpty() || where.length() > MAX_PLACE_LENGTH
                    || words.length() > MAX_TEXT_LENGTH) {
                throw new org.curbstop.common.InvalidValueException("invalid.intake",
                        "a name, a place, and at most 2,000 characters about it");
            }
        }

        /** Omits names, because this is written to logs. */
        @Override
        public String toString() {
            return kind.name();
        }
    }

    IntakeRequest withStage(StageChange mark) {
        var all = new ArrayList<>(track);
        all.add(mark);
        return new IntakeRequest(id, version, key, reference, wanted, person, channel, papers, mark.stage(), all, outbox);
    }

    IntakeRequest withEvents(List<OutboxMessage> events) {
        return new IntakeRequest(id, version, key, reference, wanted, person, channel, papers, stage, track, events);
    }
}
