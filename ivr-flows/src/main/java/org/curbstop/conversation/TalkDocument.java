package org.curbstop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.engine.Talk;

/**
 * One talk as it is kept, with the replies to its last turns.
 *
 * @param id channel and what the channel knows the talk by
 * @param answered turn keys with the reply that each got, oldest first
 * @param claim a turn that is at work: whoever else hears this talk waits for it
 * @param wrongCodes how many codes were tried in vain
 * @param day of {@code touched}, by which it is found when its time is up
 */
record TalkDocument(
        String id, long version, Talk talk, List<Answered> answered, Optional<Claim> claim, int wrongCodes, Instant touched,
        Optional<LocalDate> day) {

    private static final int REMEMBERED = 12;

    record Answered(String turnKey, Reply reply) {}

    /** @param until after which the turn counts as lost in a crash, and may be heard again */
    record Claim(String turnKey, Instant until) {}

    TalkDocument {
        answered = List.copyOf(answered);
        day = Optional.of(LocalDate.ofInstant(touched, ZoneOffset.UTC));
    }

    TalkDocument(String id, long version, Talk talk, List<Answered> answered, Optional<Claim> claim, int wrongCodes, Instant touched) {
        this(id, version, talk, answered, claim, wrongCodes, touched, Optional.empty());
    }

    static TalkDocument begin(String id, Talk talk, Instant now) {
        return new TalkDocument(id, 0, talk, List.of(), Optional.empty(), 0, now);
    }

    /** Another talk over the same line, which keeps the answers of the one before: a late repetition still finds its own. */
    TalkDocument begun(Talk other, Instant now) {
        return new TalkDocument(id, version, other, answered, claim, 0, now);
    }

    /** As it is after it took the place of the version that it was made from. */
    TalkDocument replaced() {
        return new TalkDocument(id, version + 1, talk, answered, claim, wrongCodes, touched);
    }

    Optional<Reply> replyTo(String turnKey) {
        return answered.stream().filter(turn -> turn.turnKey().equals(turnKey)).map(Answered::reply).findFirst();
    }

    Optional<Reply> lastReply() {
        return answered.isEmpty() ? Optional.empty() : Optional.of(answered.getLast().reply());
    }

    TalkDocument claimed(String turnKey, Instant until) {
        return new TalkDocument(id, version, talk, answered, Optional.of(new Claim(turnKey, until)), wrongCodes, touched);
    }

    TalkDocument turned(Talk next, String turnKey, Reply reply, int wrong, Instant now) {
        var all = new ArrayList<>(answered);
        all.add(new Answered(turnKey, reply));
        return new TalkDocument(id, version, next, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()), Optional.empty(), wrong, now);
    }
}
