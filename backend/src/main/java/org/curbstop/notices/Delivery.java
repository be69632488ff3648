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
 * @param address E.164 or e-mail address
 * @param body final words; masked where they hold a secret, which then rests nowhere
 * @param verify the code in the message that proves it ours, in lower case
 * @param priority 0 goes first
 * @param notBefore when it may go, after quiet hours or a fault
 * @param leaseUntil while sending: when somebody else may suppose that the sender died
 * @param providerId the network's id, once it accepted
 * @param reason why refused or given up, as a code
 * @param spokenBody the same words for a call, where the number may turn out to take no texts
 * @param expiresAt after this it says nothing that is still true: it is not sent any more
 * @param collapseKey of what it is about: one that waited long is not sent after a later one of the same
 */
public record Delivery(
        String id, long version, String uniqueKey, NoticeKind kind, Medium means, String address, Language language,
        String subject, String body, String verify, State state, int priority, Instant createdAt, Instant notBefore,
        @Nullable Instant leaseUntil, int attempts, @Nullable String providerId, @Nullable Instant settledAt, @Nullable String reason,
        @Nullable String spokenBody, @Nullable Instant expiresAt, @Nullable String collapseKey) {

    /** One that neither becomes a call nor expires. */
    public Delivery(
            String id, long version, String uniqueKey, NoticeKind kind, Medium means, String address, Language language,
            String subject, String body, String verify, State state, int priority, Instant createdAt, Instant notBefore,
            @Nullable Instant leaseUntil, int attempts, @Nullable String providerId, @Nullable Instant settledAt,
            @Nullable String reason) {
        this(id, version, uniqueKey, kind, means, address, language, subject, body, verify, state, priority, createdAt, notBefore,
                leaseUntil, attempts, providerId, settledAt, reason, null, null, null);
    }

    /** The way it goes. */
    public enum Medium { TEXT, MAIL, CALL }

    /** Its state. */
    public enum State {
        /** Not yet sent: the hour, the queue or a fault. */
        WAITING,
        /** Somebody is sending it now, or died over it. */
        SENDING,
        /** The network has it. */
        ACCEPTED,
        /** It reached the phone or the mail server. */
        DELIVERED,
        /** The network gave up, or we did. */
        UNDELIVERED,
        /** Not sent: no consent, or an address that cannot be. */
        REFUSED,
        /** Not sent: while it waited it became untrue, or a later one said more. */
        EXPIRED;

        public boolean isFinal() {
            return this == DELIVERED || this == UNDELIVERED || this == REFUSED || this == EXPIRED;
        }
    }

    /** How the reason begins where we stopped trying: it may be sent again. */
    public static final String GAVE_UP = "gave up: ";

    /** Whether trying again may help: the network never refused it. */
    public boolean isGivenUp() {
        return state == State.UNDELIVERED && reasonCode().filter(because -> because.startsWith(GAVE_UP)).isPresent();
    }

    /** As if it had never been tried. */
    Delivery requeued(Instant now) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, State.WAITING, priority,
                createdAt, now, null, 0, null, null, null, spokenBody, expiresAt, collapseKey);
    }

    /** No text reaches the number: the same notice by a call, if it has words for one. */
    public Delivery asCall(Instant when) {
        return spokenBody == null || means != Medium.TEXT ? this
                : new Delivery(id, version, uniqueKey, kind, Medium.CALL, address, language, subject, spokenBody, verify, State.WAITING,
                        priority, createdAt, when, null, 0, null, null, null, null, expiresAt, collapseKey);
    }

    /** With what its call says, and how long it is worth sending. */
    public Delivery with(@Nullable String spoken, @Nullable Instant until, @Nullable String about) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, state, priority, createdAt,
                notBefore, leaseUntil, attempts, providerId, settledAt, reason, spoken, until, about);
    }

    public Optional<String> reasonCode() {
        return Optional.ofNullable(reason);
    }

    /** Enough of the address for its owner: ends in 01, or …@example.com. */
    public String maskedAddress() {
        return means == Medium.MAIL ? "…" + address.substring(address.indexOf('@')) : "…" + address.substring(address.length() - 2);
    }

    public Delivery claimedUntil(Instant until) {
        return with(State.SENDING, notBefore, until, attempts + 1, providerId, null, null);
    }

    /** Sent by whoever made it, and by nobody else: it has no lease that could run out. */
    public Delivery startedWithoutLease() {
        return state == State.WAITING ? with(State.SENDING, notBefore, null, 1, null, null, null) : this;
    }

    public Delivery withBody(String other) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, other, verify, state, priority, createdAt,
                notBefore, leaseUntil, attempts, providerId, settledAt, reason, spokenBody, expiresAt, collapseKey);
    }

    public Delivery rescheduled(Instant until, String because) {
        return with(State.WAITING, until, null, attempts, null, null, because);
    }

    public Delivery accepted(String by) {
        // A report may have come before our own answer did.
        return state.isFinal() || state == State.WAITING && by.equals(providerId) ? this
                : with(State.ACCEPTED, notBefore, null, attempts, by, null, null);
    }

    public Delivery settled(State how, Instant at, @Nullable String because) {
        return with(how, notBefore, null, attempts, providerId, at, because);
    }

    /**
     * What the network reports, in whatever order: a status only ever leads forward, and what arrived has arrived, at the time of the first
     * report: a notice that starts a deadline does not move with a repeated one.
     *
     * @param word queued, sending, sent, delivered, undelivered, failed
     */
    public Delivery withReport(String by, String word, String errorCode, Instant at) {
        Delivery known = with(state, notBefore, leaseUntil, attempts, by, settledAt, reason);
        return switch (word) {
            case "delivered", "read" -> state == State.DELIVERED ? this : known.settled(State.DELIVERED, at, null);
            case "undelivered", "failed" -> state == State.DELIVERED || state == State.UNDELIVERED ? this
                    : known.settled(State.UNDELIVERED, at, errorCode.isEmpty() ? word : errorCode);
            default -> state == State.SENDING || state == State.WAITING ? known.accepted(by) : this; // accepted, queued, sending, sent
        };
    }

    /**
     * How a call ended; the report may come before our own answer did, and twice. One that nobody took is made again later.
     *
     * @param word completed, busy, no-answer, failed, canceled
     * @param again when to call again; empty: not any more
     */
    public Delivery withCallEnd(String by, String word, Optional<Instant> again, Instant at) {
        boolean thisCall = state == State.ACCEPTED && by.equals(providerId) || state == State.SENDING && !by.equals(providerId);
        if (!thisCall) {
            return this;
        }
        Delivery known = with(state, notBefore, leaseUntil, attempts, by, settledAt, reason);
        return word.equals("completed") ? known.settled(State.DELIVERED, at, null)
                : again.map(when -> known.rescheduled(when, word)).orElseGet(() -> known.settled(State.UNDELIVERED, at, word));
    }

    private Delivery with(
            State now, Instant when, @Nullable Instant lease, int tries, @Nullable String by, @Nullable Instant at,
            @Nullable String because) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, now, priority, createdAt, when,
                lease, tries, by, at, because, spokenBody, expiresAt, collapseKey);
    }

    /** Log lines carry neither words nor addresses. */
    @Override
    public String toString() {
        return id + " " + kind + " " + means + " " + state;
    }
}
