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
 * What only a person can decide: a business, a house of many units, a place that is not connected yet, a fire line. It goes to staff with
 * its documents, and its sender can see its stage at any time.
 *
 * @param key makes it one and the same however often it is sent
 * @param reference nine digits that its owner reads out
 * @param track every stage it came to, oldest first; the last one holds
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
        /** Water for sprinklers and hydrants on private ground: sized by a person from what the fire code asks for there. */
        FIRE_LINE
    }

    /** Its state. */
    public enum Stage {
        RECEIVED, PAPERS_WANTED, IN_REVIEW, QUOTED, SCHEDULED, DONE, DECLINED, WITHDRAWN;

        public boolean isOpen() {
            return switch (this) {
                case RECEIVED, PAPERS_WANTED, IN_REVIEW, QUOTED, SCHEDULED -> true;
                case DONE, DECLINED, WITHDRAWN -> false;
            };
        }

        /** The allowed next stages. Only a person moves it on; a requested document that comes returns it to review automatically. */
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

    /** @param say what the owner is notified of, in the words of whoever moved it; empty where the stage says it all */
    public record StageChange(Stage stage, Instant at, String say) {}

    /**
     * @param name of the business or person, and {@code where} as they describe the place: it may not exist yet
     * @param units how many, of a house with several
     * @param words what else they say
     */
    public record IntakeDetails(
            Kind kind, String name, PhoneNumber phone, Optional<String> email, String where, Set<ServiceType> services,
            Optional<Integer> units, String words,
            Language language) {

        public static final int LONGEST_NAME = 120;
        public static final int LONGEST_PLACE = 200;
        public static final int LONGEST_TEXT = 2_000;

        public IntakeDetails {
            services = Set.copyOf(services);
            name = name.strip();
            where = where.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || where.isEmpty() || where.length() > LONGEST_PLACE
                    || words.length() > LONGEST_TEXT) {
                throw new org.curbstop.common.InvalidValueException("invalid.intake",
                        "a name, a place, and at most 2,000 characters about it");
            }
        }

        /** Log lines carry no names. */
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

    IntakeRequest withDocuments(List<SentDocumentId> more) {
        List<SentDocumentId> all = java.util.stream.Stream.concat(papers.stream(), more.stream()).distinct().toList();
        return new IntakeRequest(id, version, key, reference, wanted, person, channel, all, stage, track, outbox);
    }

    IntakeRequest withEvents(List<OutboxMessage> events) {
        return new IntakeRequest(id, version, key, reference, wanted, person, channel, papers, stage, track, events);
    }
}
