package org.curbstop.notices;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.jspecify.annotations.Nullable;

/**
 * Delivery of one notice to one address, with its state.
 *
 * @param id {@code ntc_...}
 * @param uniqueKey notice key and address: prevents a second sending
 * @param address E.164 phone number or email address
 * @param body rendered words; a secret in them is masked, so that it is stored nowhere
 * @param verify verification code in the message that proves it ours, in lower case
 * @param priority 0 is sent first
 * @param notBefore earliest time of sending, after quiet hours or a fault
 * @param leaseUntil while sending: when others may assume that the sender has died
 * @param providerId id assigned by the provider once it has accepted the message
 * @param reason code for why it was refused or given up
 * @param spokenBody the same notice worded for a call, in case the number takes no texts
 * @param expiresAt after this the notice is no longer true and is not sent
 * @param collapseKey identifies the subject: a delivery that waited long is not sent after a later one with the same key
 */
public record Delivery(
        String id, long version, String uniqueKey, NoticeKind kind, Medium means, String address, Language language,
        String subject, String body, String verify, State state, int priority, Instant createdAt, Instant notBefore,
        @Nullable Instant leaseUntil, int attempts, @Nullable String providerId, @Nullable Instant settledAt, @Nullable String reason,
        @Nullable String spokenBody, @Nullable Instant expiresAt, @Nullable String collapseKey) {

    /** Creates a delivery that neither falls back to a call nor expires. */
    public Delivery(
            String id, long version, String uniqueKey, NoticeKind kind, Medium means, String address, Language language,
            String subject, String body, String verify, State state, int priority, Instant createdAt, Instant notBefore,
            @Nullable Instant leaseUntil, int attempts, @Nullable String providerId, @Nullable Instant settledAt,
            @Nullable String reason) {
        this(id, version, uniqueKey, kind, means, address, language, subject, body, verify, state, priority, createdAt, notBefore,
                leaseUntil, attempts, providerId, settledAt, reason, null, null, null);
    }

    public enum Medium { TEXT, MAIL, CALL }

    public enum State {
        /** Not yet sent: quiet hours, queue or fault. */
        WAITING,
        /** Being sent now, or the sender died. */
        SENDING,
        /** Accepted by the provider. */
        ACCEPTED,
        /** Reached the phone or the mail server. */
        DELIVERED,
        /** Given up by the provider or by us. */
        UNDELIVERED,
        /** Not sent: no consent, or an unusable address. */
        REFUSED,
        /** Not sent: outdated while it waited, or replaced by a later notice. */
        EXPIRED;

        public boolean isFinal() {
            return this == DELIVERED || this == UNDELIVERED || this == REFUSED || this == EXPIRED;
        }
    }

    /** Prefix of the reason where we stopped trying; such a delivery may be sent again. */
    public static final String GAVE_UP = "gave up: ";

    /** Returns whether sending again may help, because the provider never refused it. */
    public boolean isGivenUp() {
        return state == State.UNDELIVERED && reasonCode().filter(because -> because.startsWith(GAVE_UP)).isPresent();
    }

    /** Returns this delivery reset to its first attempt. */
    Delivery requeued(Instant now) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, State.WAITING, priority,
                createdAt, now, null, 0, null, null, null, spokenBody, expiresAt, collapseKey);
    }

    /** Returns the same notice as a call, if it is a text with words for one; for numbers that take no texts. */
    public Delivery asCall(Instant when) {
        return spokenBody == null || means != Medium.TEXT ? this
                : new Delivery(id, version, uniqueKey, kind, Medium.CALL, address, language, subject, spokenBody, verify, State.WAITING,
                        priority, createdAt, when, null, 0, null, null, null, null, expiresAt, collapseKey);
    }

    /** Returns a copy with the words of its call, its expiry and its collapse key. */
    public Delivery with(@Nullable String spoken, @Nullable Instant until, @Nullable String about) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, state, priority, createdAt,
                notBefore, leaseUntil, attempts, providerId, settledAt, reason, spoken, until, about);
    }

    public Optional<String> reasonCode() {
        return Optional.ofNullable(reason);
    }

    /** Returns the part of the address that its owner recognizes: …01, or …@example.com. */
    public String maskedAddress() {
        return means == Medium.MAIL ? "…" + address.substring(address.indexOf('@')) : "…" + address.substring(address.length() - 2);
    }

    public Delivery claimedUntil(Instant until) {
        return with(State.SENDING, notBefore, until, attempts + 1, providerId, null, null);
    }

    /** Starts a delivery that only its creator sends: it has no lease that could run out. */
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

    public Delivery accepted(String acceptedId) {
        // The provider's report may arrive before its response to our request.
        return state.isFinal() || state == State.WAITING && acceptedId.equals(providerId) ? this
                : with(State.ACCEPTED, notBefore, null, attempts, acceptedId, null, null);
    }

    public Delivery settled(State how, Instant at, @Nullable String because) {
        return with(how, notBefore, null, attempts, providerId, at, because);
    }

    /**
     * Applies a delivery report. Reports arrive in any order: a status only moves forward, and the first report of delivery sets the time,
     * because a notice that starts a deadline must not move with a repeated report.
     *
     * @param status queued, sending, sent, delivered, undelivered, failed
     */
    public Delivery withReport(String reportedId, String status, String errorCode, Instant at) {
        Delivery known = with(state, notBefore, leaseUntil, attempts, reportedId, settledAt, reason);
        return switch (status) {
            case "delivered", "read" -> state == State.DELIVERED ? this : known.settled(State.DELIVERED, at, null);
            case "undelivered", "failed" -> state == State.DELIVERED || state == State.UNDELIVERED ? this
                    : known.settled(State.UNDELIVERED, at, errorCode.isEmpty() ? status : errorCode);
            // accepted, queued, sending, sent
            default -> state == State.SENDING || state == State.WAITING ? known.accepted(reportedId) : this;
        };
    }

    /**
     * Applies the end of a call. The report may arrive before the response to our request, and twice. An unanswered call is made again
     * later.
     *
     * @param status completed, busy, no-answer, failed, canceled
     * @param again when to call again; empty to stop
     */
    public Delivery withCallEnd(String reportedId, String status, Optional<Instant> again, Instant at) {
        boolean thisCall = state == State.ACCEPTED && reportedId.equals(providerId)
                || state == State.SENDING && !reportedId.equals(providerId);
        if (!thisCall) {
            return this;
        }
        Delivery known = with(state, notBefore, leaseUntil, attempts, reportedId, settledAt, reason);
        return status.equals("completed") ? known.settled(State.DELIVERED, at, null)
                : again.map(when -> known.rescheduled(when, status)).orElseGet(() -> known.settled(State.UNDELIVERED, at, status));
    }

    private Delivery with(State now, Instant when, @Nullable Instant lease, int tries, @Nullable String by, @Nullable Instant at,
            @Nullable String because) {
        return new Delivery(id, version, uniqueKey, kind, means, address, language, subject, body, verify, now, priority, createdAt, when,
                lease, tries, by, at, because, spokenBody, expiresAt, collapseKey);
    }

    /** Omits words and address, because this is written to logs. */
    @Override
    public String toString() {
        return id + " " + kind + " " + means + " " + state;
    }
}
