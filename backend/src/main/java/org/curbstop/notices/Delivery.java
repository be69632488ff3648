package org.curbstop.notices;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.jspecify.annotations.Nullable;

/**
 * One notice on its way to one address, and what became of it.
 *
 * @param id {@code ntc_...}
 * @param uniqueKey notice key and address: what makes a second sending impossible
 * @param verify the code in the message that proves it ours
 * @param body final words; wiped once sent where they hold a secret
 * @param notBefore when it may go, after quiet hours or a fault
 * @param leaseUntil while sending: when somebody else may suppose that the sender died
 * @param providerId the network's id, once it accepted
 * @param reason why refused or failed, as a code
 */
public record Delivery(
        String id, long version, String uniqueKey, NoticeKind kind, Means means, String address, Language language,
        String subject, String body, String verify, State state, int priority, Instant createdAt, Instant notBefore,
        @Nullable Instant leaseUntil, int attempts, @Nullable String providerId, @Nullable Instant settledAt, @Nullable String reason) {

    /** The way it goes. */
    public enum Means { TEXT, MAIL }

    /** Where it stands. */
    public enum State {
        /** Not yet sent: the hour, the queue or a fault. */
        WAITING,
        /** Somebody is sending it now. */
        SENDING,
        /** The network has it. */
        ACCEPTED,
        /** It reached the phone or the mail server. */
        DELIVERED,
        /** The network gave up. */
        UNDELIVERED,
        /** Not sent: no consent, or an address that cannot be. */
        REFUSED;

        public boolean settled() {
            return this == DELIVERED || this == UNDELIVERED || this == REFUSED;
        }
    }

    public Optional<String> why() {
        return Optional.ofNullable(reason);
    }

    /** Log lines carry neither words nor addresses. */
    @Override
    public String toString() {
        return id + " " + kind + " " + means + " " + state;
    }
}
