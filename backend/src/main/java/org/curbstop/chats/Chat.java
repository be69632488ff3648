package org.curbstop.chats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.cases.CaseId;
import org.curbstop.chats.ChatMessage.Author;
import org.curbstop.chats.ChatMessage.NewChatMessage;
import org.curbstop.store.StoredAs;

/**
 * A chat of one browser.
 *
 * @param conversation id of the current conversation with the assistant; empty if the next one continues this chat
 * @param handOff the latest hand-off to staff
 * @param messages the last {@value #MAX_MESSAGES} messages
 * @param written number of messages ever written
 * @param seen time at which the window last polled or wrote
 * @param day UTC day of {@code seen}, used by the retention job
 */
public record Chat(String id, long version, String conversation, State state, Optional<CaseId> handOff, List<ChatMessage> messages,
        int written, Optional<Helpfulness> rating, Instant seen, Optional<LocalDate> day) {

    static final int MAX_MESSAGES = 200;

    /** Answer to "did this chat help you?" */
    public enum Helpfulness { YES, PARTLY, NO }

    /** Who answers the customer. */
    public sealed interface State {

        @StoredAs("assistant")
        record Assistant() implements State {}

        /**
         * The customer waits for staff to join; messages are kept for them.
         *
         * @param origin digest of the client network; waiting chats per origin are limited
         */
        @StoredAs("waiting")
        record Waiting(Instant since, String origin) implements State {}

        /**
         * A staff member has joined.
         *
         * @param staff user name
         * @param name name that the customer sees
         * @param seen time at which their desk last showed the chat
         */
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

    /** Attaches the chat to another conversation with the assistant: the next one, or a new one with an empty history. */
    Chat continuedBy(String other, Instant now) {
        if (isWithStaff() || conversation.equals(other)) {
            return this;
        }
        return conversation.isEmpty() && !(state instanceof State.Ended)
                ? new Chat(id, version, other, state, handOff, messages, written, rating, now, day)
                : new Chat(id, version, other, new State.Assistant(), Optional.empty(), List.of(), written, Optional.empty(), now, day);
    }

    /** Returns whether the customer's messages go to staff. */
    public boolean isWithStaff() {
        return state instanceof State.Waiting || state instanceof State.Joined;
    }

    public boolean hasEnded() {
        return state instanceof State.Ended;
    }

    /** Returns whether staff answered, for the rating. */
    boolean wasAnsweredByStaff() {
        return messages.stream().anyMatch(message -> message.author() == Author.STAFF);
    }

    boolean hasTurn(String turn) {
        return messages.stream().anyMatch(message -> message.turn().equals(turn));
    }

    /** Returns the messages that staff may read: those written while staff were requested or present, under their case. */
    public List<ChatMessage> messagesOf(CaseId of) {
        return messages.stream().filter(message -> message.handOff().filter(of::equals).isPresent()).toList();
    }

    long countByCustomer(CaseId of) {
        return messagesOf(of).stream().filter(message -> message.author() == Author.CUSTOMER).count();
    }

    Chat withMessages(List<NewChatMessage> more, String turn, Instant now) {
        List<ChatMessage> all = new ArrayList<>(messages);
        int number = written;
        for (NewChatMessage draft : more) {
            all.add(draft.as(++number, turn, isWithStaff() ? handOff : Optional.empty(), now));
        }
        return new Chat(id, version, conversation, state, handOff, all.subList(Math.max(0, all.size() - MAX_MESSAGES), all.size()), number,
                rating, now, day);
    }

    /** The notice belongs to the case that it begins or ends. */
    Chat withNotice(ChatMessage.Notice notice, String name, Instant now) {
        List<ChatMessage> all = new ArrayList<>(messages);
        all.add(NewChatMessage.of(notice, name).as(written + 1, "", handOff, now));
        return new Chat(id, version, conversation, state, handOff, all.subList(Math.max(0, all.size() - MAX_MESSAGES), all.size()),
                written + 1, rating, seen, day);
    }

    Chat withState(State next) {
        return new Chat(id, version, conversation, next, handOff, messages, written, rating, seen, day);
    }

    Chat waitingFor(CaseId person, State.Waiting waiting) {
        return new Chat(id, version, conversation, waiting, Optional.of(person), messages, written, rating, seen, day);
    }

    /** Returns the chat to the assistant in a new conversation, which does not inherit the verification of the last one. */
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
