package org.curbstop.cases;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * Everything staff need to continue where the conversation stopped, so that nothing is asked twice.
 *
 * @param key idempotency key, such as conversation and step: the same key is the same hand-off
 * @param phone number where the customer can be reached
 * @param verified verification level of the customer
 * @param wanted the task, such as {@code pay-bill}; {@code other} if unknown
 * @param tried what was tried and its result, oldest first
 * @param said the conversation, masked by the caller: no codes, no card or account numbers
 * @param promise what the customer was promised, in the customer's language
 */
public record HandOffContext(
        String key,
        Kind kind,
        Channel channel,
        Optional<PhoneNumber> phone,
        Optional<PersonId> person,
        Optional<AccountId> account,
        VerificationLevel verified,
        String wanted,
        List<String> tried,
        List<ConversationLine> said,
        Language language,
        Optional<String> promise) {

    private static final int MAX_LINES = 200;

    public HandOffContext {
        tried = newest(tried);
        said = newest(said);
    }

    private static <T> List<T> newest(List<T> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - MAX_LINES), all.size()));
    }

    /**
     * Creates a task for staff that no customer asked for.
     *
     * @param about what to look at, such as a reference number
     */
    static HandOffContext forStaff(String key, String wanted, AccountId account, String... about) {
        return new HandOffContext(key, Kind.HAND_OFF, Channel.SYSTEM, Optional.empty(), Optional.empty(), Optional.of(account),
                VerificationLevel.NONE, wanted, List.of(about), List.of(), Language.ENGLISH, Optional.empty());
    }

    /** Returns a copy for a task that is handed off automatically. */
    public HandOffContext forTask(String task, List<String> done) {
        return new HandOffContext(key, kind, channel, phone, person, account, verified, task, done, said, language, promise);
    }

    public HandOffContext as(Kind other) {
        return new HandOffContext(key, other, channel, phone, person, account, verified, wanted, tried, said, language, promise);
    }

    /** Returns a copy about one of several accounts. */
    public HandOffContext about(AccountId subject) {
        return new HandOffContext(key, kind, channel, phone, person, Optional.of(subject), verified, wanted, tried, said, language,
                promise);
    }

    /**
     * Returns a copy for a case of several people: without a phone number, for which a callback could be booked, but with a line that says
     * what was wanted and where to call back.
     */
    HandOffContext asOneOfMany() {
        String summary = wanted + phone.map(number -> " " + number.formatNational()).orElse("");
        return new HandOffContext(key, kind, channel, Optional.empty(), Optional.empty(), Optional.empty(), verified, "other", tried,
                Stream.concat(said.stream(), Stream.of(new ConversationLine(false, summary))).toList(), language, Optional.empty());
    }

    /** Returns whether all that was said is in this one, in one piece. */
    boolean contains(HandOffContext other) {
        return Collections.indexOfSubList(said, other.said) >= 0;
    }

    boolean hasRoomFor(HandOffContext more) {
        return said.size() + more.said.size() <= MAX_LINES && tried.size() + more.tried.size() <= MAX_LINES;
    }

    HandOffContext joinedBy(HandOffContext more) {
        return new HandOffContext(key, kind, channel, phone, person, account, verified, wanted,
                Stream.concat(tried.stream(), more.tried.stream()).toList(), Stream.concat(said.stream(), more.said.stream()).toList(),
                language, promise);
    }

    HandOffContext withKey(String other) {
        return new HandOffContext(other, kind, channel, phone, person, account, verified, wanted, tried, said, language, promise);
    }

    HandOffContext withLines(List<ConversationLine> more) {
        return new HandOffContext(
                key, kind, channel, phone, person, account, verified, wanted, tried, Stream.concat(said.stream(), more.stream()).toList(),
                language, promise);
    }

    public enum Kind {
        /** A hazard was reported; it takes precedence over everything else. */
        HAZARD,
        /** The customer asked for a person, or the assistant gave up. */
        HAND_OFF,
        /** The customer waits in a chat window for staff to join. */
        LIVE_CHAT,
        /** A complaint; the customer must hear the decision. */
        COMPLAINT
    }

    /** A line of the conversation, by the customer or the utility. */
    public record ConversationLine(boolean byCustomer, String text) {}
}
