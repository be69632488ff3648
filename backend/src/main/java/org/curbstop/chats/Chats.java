package org.curbstop.chats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.Chat.Helpfulness;
import org.curbstop.chats.Chat.State;
import org.curbstop.chats.ChatMessage.NewChatMessage;
import org.curbstop.chats.ChatMessage.Notice;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The customer side of a chat. A browser is identified by its secret cookie and the signed-in user. */
@Component
public final class Chats {

    /** One address may serve many customers, or one who opens windows to keep others waiting. */
    static final int MAX_WAITING_PER_ORIGIN = 5;
    /** Maximum number of messages from a customer to staff in one case. */
    static final int MAX_TO_STAFF = 100;

    private static final String OPENING = "opening";
    private static final Duration PRESENCE = Duration.ofSeconds(15);

    private final ChatRepository repository;
    private final ChatRatings ratings;
    private final HandOffs handOffs;
    private final Utility utility;
    private final Clock clock;

    /**
     * A turn of the conversation with the assistant.
     *
     * @param conversation conversation id
     * @param key delivery id; a repeated delivery is recorded once
     * @param opening what the assistant said before the first turn, to start the history
     */
    public record AssistantTurn(String conversation, String key, List<NewChatMessage> opening, List<NewChatMessage> lines, boolean ended) {
        public AssistantTurn {
            opening = List.copyOf(opening);
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param place place in line, from 1
     * @param maxWait how long the first in line has waited
     */
    public record QueuePosition(int place, Duration maxWait) {}

    Chats(ChatRepository repository, ChatRatings ratings, HandOffs handOffs, Utility utility, Clock clock) {
        this.repository = repository;
        this.ratings = ratings;
        this.handOffs = handOffs;
        this.utility = utility;
        this.clock = clock;
    }

    public Optional<Chat> find(String browser) {
        return repository.find(browser);
    }

    /** Returns the chat for a window that polls for messages, and records its presence. */
    public Optional<Chat> visit(String browser) {
        Optional<Chat> chat = repository.find(browser);
        Instant now = clock.instant();
        if (chat.isEmpty() || !chat.get().isWithStaff()) {
            return chat;
        }
        boolean closed = chat.get().state() instanceof State.Waiting && !isOpen(now);
        return !closed && chat.get().seen().plus(PRESENCE).isAfter(now) ? chat
                : Optional.of(repository.change(chat.get().id(), each -> closed && each.state() instanceof State.Waiting
                        ? each.seen(now).withNotice(Notice.OFFICE_CLOSED, "", now).backToAssistant() : each.seen(now)));
    }

    public Chat record(String browser, AssistantTurn turn) {
        Instant now = clock.instant();
        return repository.changeOrCreate(Chat.begin(ChatRepository.id(browser), turn.conversation(), now), before -> {
            if (before.hasTurn(turn.key())) {
                return before;
            }
            Chat chat = before.continuedBy(turn.conversation(), now);
            Chat begun = chat.messages().isEmpty() ? chat.withMessages(turn.opening(), OPENING, now) : chat;
            Chat next = begun.withMessages(turn.lines(), turn.key(), now);
            return turn.ended() && !chat.isWithStaff() ? next.withState(new State.Ended(now)) : next;
        });
    }

    /** Returns whether another chat may wait for staff. */
    public boolean hasRoom(String origin) {
        List<Chat> waiting = repository.listWaiting();
        String from = digest(origin);
        return waiting.size() < ChatRepository.MAX_WAITING && waiting.stream()
                .filter(chat -> chat.state() instanceof State.Waiting one && one.origin().equals(from)).count() < MAX_WAITING_PER_ORIGIN;
    }

    /** Directs the customer's messages to the staff member who takes the case. */
    public Chat requestStaff(String browser, String conversation, CaseId handOff, String origin) {
        Instant now = clock.instant();
        return repository.changeOrCreate(Chat.begin(ChatRepository.id(browser), conversation, now), before -> before.isWithStaff() ? before
                : before.continuedBy(conversation, now).waitingFor(handOff, new State.Waiting(now, digest(origin))));
    }

    public QueuePosition position(Chat chat) {
        List<Chat> waiting = repository.listWaiting();
        int before = (int) waiting.stream().takeWhile(each -> !each.id().equals(chat.id())).count();
        Instant now = clock.instant();
        Instant first = waiting.isEmpty() || !(waiting.getFirst().state() instanceof State.Waiting one) ? now : one.since();
        return new QueuePosition(before + 1, Duration.between(first, now));
    }

    /**
     * Writes a message to staff, whether they have joined or not.
     *
     * @param message text or files
     * @param warnings safety warnings of the assistant, which are given whoever answers
     * @return empty if staff are no longer requested or the limit is reached
     */
    public Optional<Chat> write(String browser, String turn, NewChatMessage message, List<NewChatMessage> warnings) {
        Instant now = clock.instant();
        var lines = new ArrayList<>(List.of(message.kind().isEmpty()
                ? NewChatMessage.byCustomer(SensitiveNumbers.maskWithCodes(message.text())) : message));
        lines.addAll(warnings);
        var taken = new AtomicBoolean();
        return repository.find(browser).filter(Chat::isWithStaff).map(chat -> repository.change(chat.id(), before -> {
            boolean again = before.hasTurn(turn);
            taken.set(again || before.isWithStaff()
                    && before.handOff().filter(of -> before.countByCustomer(of) < MAX_TO_STAFF).isPresent());
            return taken.get() && !again ? before.withMessages(lines, turn, now) : before;
        })).filter(_ -> taken.get());
    }

    public Optional<Chat> backToAssistant(String browser) {
        return leave(browser, chat -> chat.isWithStaff()
                ? chat.withNotice(Notice.CUSTOMER_WENT_BACK, "", clock.instant()).backToAssistant() : chat);
    }

    public Optional<Chat> end(String browser) {
        Instant now = clock.instant();
        return leave(browser, chat -> chat.hasEnded() ? chat
                : (chat.isWithStaff() ? chat.withNotice(Notice.CUSTOMER_ENDED, "", now) : chat).withState(new State.Ended(now)));
    }

    /** Ends the request for staff; withdraws the case if nobody has taken it. */
    private Optional<Chat> leave(String browser, UnaryOperator<Chat> step) {
        var before = new AtomicReference<State>();
        Optional<Chat> left = change(browser, chat -> {
            before.set(chat.state());
            return step.apply(chat);
        });
        left.filter(_ -> before.get() instanceof State.Waiting).flatMap(Chat::handOff).ifPresent(handOffs::withdraw);
        return left;
    }

    /** Stores the rating; only the first one counts. */
    public Optional<Chat> rate(String browser, Helpfulness answer) {
        var first = new AtomicBoolean();
        Optional<Chat> rated = change(browser, chat -> {
            first.set(chat.hasEnded() && chat.rating().isEmpty());
            return first.get() ? chat.rated(answer) : chat;
        });
        rated.filter(_ -> first.get()).ifPresent(chat -> ratings.count(chat.wasAnsweredByStaff(), answer));
        return rated;
    }

    /** Returns the next opening time from the given time on. */
    public ZonedDateTime nextOpen(Instant from) {
        return utility.hours().nextOpen(from.atZone(utility.zone()));
    }

    private boolean isOpen(Instant at) {
        return utility.hours().isOpen(at.atZone(utility.zone()));
    }

    private Optional<Chat> change(String browser, UnaryOperator<Chat> step) {
        return repository.find(browser).map(chat -> repository.change(chat.id(), step));
    }

    private static String digest(String origin) {
        return Sha256Digest.of("chat-origin", ClientNetwork.of(origin));
    }
}
