package org.curbstop.cases;

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
 * All that a person needs to go on where the dialogue stopped, so that nothing is asked twice.
 *
 * @param key makes it one and the same hand-off however often it is raised: the conversation and its step
 * @param phone where the customer can be reached
 * @param verified how well the customer has proved who they are
 * @param wanted the task, {@code pay-bill}; {@code other} where that never became clear
 * @param tried what was tried and its result, oldest first
 * @param said the conversation, masked by whoever raises this: no codes, no card or account numbers
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

    private static final int MOST_LINES = 200;

    public HandOffContext {
        tried = List.copyOf(tried);
        said = List.copyOf(said.size() <= MOST_LINES ? said : said.subList(said.size() - MOST_LINES, said.size()));
    }

    /** Work for a person that no customer asked for. @param about what to look at, for example a reference number */
    static HandOffContext forStaff(String key, String wanted, AccountId account, String about) {
        return new HandOffContext(key, Kind.HAND_OFF, Channel.SYSTEM, Optional.empty(), Optional.empty(), Optional.of(account),
                VerificationLevel.NONE, wanted, List.of(about), List.of(), Language.ENGLISH, Optional.empty());
    }

    /** The same for a task that goes to a person by itself. */
    public HandOffContext forTask(String task, List<String> done) {
        return new HandOffContext(key, kind, channel, phone, person, account, verified, task, done, said, language, promise);
    }

    public HandOffContext as(Kind other) {
        return new HandOffContext(key, other, channel, phone, person, account, verified, wanted, tried, said, language, promise);
    }

    /** The same about one account of several. */
    public HandOffContext about(AccountId subject) {
        return new HandOffContext(key, kind, channel, phone, person, Optional.of(subject), verified, wanted, tried, said, language,
                promise);
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
        /** A danger was named: before everything else. */
        HAZARD,
        /** A person was asked for, or the machine gave up. */
        HAND_OFF,
        /** A customer waits in a chat window for a person to join. */
        LIVE_CHAT,
        /** Somebody is dissatisfied and must hear what was decided. */
        COMPLAINT
    }

    /** One thing that was said, by the customer or by us. */
    public record ConversationLine(boolean byCustomer, String text) {}
}
