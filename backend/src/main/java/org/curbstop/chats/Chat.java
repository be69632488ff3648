package org.curbstop.chats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.cases.CaseId;
import org.curbstop.chats.ChatMessage.Author;
import org.curbstop.chats.ChatMessage.Draft;
import org.curbstop.store.StoredAs;

/**
 * A chat of one browser.
 *
 * @param conversation id of the conversation with the automatic assistant, with which the history ends; empty: the next one continues it
 * @param handOff the case of the person who was asked for last
 * @param messages the last {@value #MAX_MESSAGES}
 * @param written how many there have been
 * @param seen when the window last asked or wrote
 * @param day of {@code seen}, by which the retention job finds it
 */
public record Chat(String id, long version, String conversation, State state, Optional<CaseId> handOff, List<ChatMessage> messages,
        int written, Optional<Helpfulness> rating, Instant seen, Optional<LocalDate> day) {

    static final int MAX_MESSAGES = 200;

    /** The answer to "did this chat help you?". */
    public enum Helpfulness { YES, PARTLY, NO }

    /** Who answers the customer. */
    public sealed interface State {

        @StoredAs("assistant")
        record Assistant() implements State {}

        /** A person is to join; what the customer writes waits for them. @param origin a digest: of each so many may wait */
        @StoredAs("waiting")
        record Waiting(Instant since, String origin) implements State {}

        /** @param staff user name; {@code name} is what the customer sees; {@code seen}: when their desk last showed the chat */
        @StoredAs("joined")
        record Joined(String staff, String name, Instant since, Instant seen) implements State {}

        @StoredAs("ended")
        record Ended(Instant at) implements State {}
    }

    public Chat {
        messages = List.copyOf(messages);
        day = Optional.of(LocalDate.ofInstant(seen, ZoneOffset.UTC));
    }

    static Chat begin(String id, String conversation, Instant now) {
        return new Chat(id, 0, conversation, new State.Assistant(), Optional.empty(), List.of(), 0, Optional.empty(), now,
                Optional.empty());
    }

    /** The same chat for another conversation with the assistant: one that follows, or a fresh one without what was said before. */
    Chat of(String other, Instant now) {
        if (isWithStaff() || conversation.equals(other)) {
            return this;
        }
        return conversation.isEmpty() && !(state instanceof State.Ended)
                ? new Chat(id, version, other, state, handOff, messages, written, rating, now, day)
                : new Chat(id, version, other, new State.Assistant(), Optional.empty(), List.of(), written, Optional.empty(), now, day);
    }

    /** Whether what the customer writes is for a person. */
    public boolean isWithStaff() {
        return state instanceof State.Waiting || state instanceof State.Joined;
    }

    public boolean hasEnded() {
        return state instanceof State.Ended;
    }

    /** Whether a person took part, for the rating. */
    boolean wasAnsweredByStaff() {
        return messages.stream().anyMatch(message -> message.author() == Author.STAFF);
    }

    boolean hasTurn(String turn) {
        return messages.stream().anyMatch(message -> message.turn().equals(turn));
    }

    /** What staff may read: what was written while a person was asked for or there, under their case. */
    public List<ChatMessage> messagesOf(CaseId of) {
        return messages.stream().filter(message -> message.handOff().filter(of::equals).isPresent()).toList();
    }

    long countByCustomer(CaseId of) {
        return messagesOf(of).stream().filter(message -> message.author() == Author.CUSTOMER).count();
    }

    Chat with(List<Draft> more, String turn, Instant now) {
        List<ChatMessage> all = new ArrayList<>(messages);
        int number = written;
        for (Draft draft : more) {
            all.add(draft.as(++number, turn, isWithStaff() ? handOff : Optional.empty(), now));
        }
        return new Chat(id, version, conversation, state, handOff, all.subList(Math.max(0, all.size() - MAX_MESSAGES), all.size()), number,
                rating, now, day);
    }

    /** The notice belongs to the case that begins or ends with it. */
    Chat with(ChatMessage.Notice notice, String name, Instant now) {
        List<ChatMessage> all = new ArrayList<>(messages);
        all.add(Draft.of(notice, name).as(written + 1, "", handOff, now));
        return new Chat(id, version, conversation, state, handOff, all.subList(Math.max(0, all.size() - MAX_MESSAGES), all.size()),
                written + 1, rating, seen, day);
    }

    Chat in(State next) {
        return new Chat(id, version, conversation, next, handOff, messages, written, rating, seen, day);
    }

    Chat waitingFor(CaseId person, State.Waiting waiting) {
        return new Chat(id, version, conversation, waiting, Optional.of(person), messages, written, rating, seen, day);
    }

    /** The automatic assistant answers again, in a conversation of its own: it knows nothing of what was proved in the last one. */
    Chat backToAssistant() {
        return new Chat(id, version, "", new State.Assistant(), handOff, messages, written, rating, seen, day);
    }

    Chat seen(Instant now) {
        return new Chat(id, version, conversation, state, handOff, messages, written, rating, now, day);
    }

    Chat rated(Helpfulness answer) {
        return new Chat(id, version, conversation, state, handOff, messages, written, Optional.of(answer), seen, day);
    }
}
