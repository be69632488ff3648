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
import org.curbstop.chats.ChatMessage.Draft;
import org.curbstop.chats.ChatMessage.Notice;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The customer's side of a chat. A browser is known by the secret of its cookie, and by who has signed in. */
@Component
public final class Chats {

    /** Behind one address are many customers, and one who opens windows to keep the others waiting. */
    static final int MAX_WAITING_PER_ORIGIN = 5;
    /** What one customer may write to a person in one case. */
    static final int MAX_TO_STAFF = 100;

    private static final String OPENING = "opening";
    private static final Duration PRESENCE = Duration.ofSeconds(15);

    private final ChatRepository repository;
    private final ChatRatings ratings;
    private final HandOffs handOffs;
    private final Utility utility;
    private final Clock clock;

    /**
     * One turn of the conversation with the assistant.
     *
     * @param conversation id of the conversation
     * @param key the delivery; the same one is recorded once
     * @param opening what the assistant had said before the first turn, for a history that begins with it
     */
    public record AssistantTurn(String conversation, String key, List<Draft> opening, List<Draft> lines, boolean ended) {
        public AssistantTurn {
            opening = List.copyOf(opening);
            lines = List.copyOf(lines);
        }
    }

    /** @param place in line, from 1; {@code longest}: how long the first one has waited so far */
    public record QueuePosition(int place, Duration longest) {}

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

    /** The chat for a window that looks whether there is anything new. */
    public Optional<Chat> visit(String browser) {
        Optional<Chat> chat = repository.find(browser);
        Instant now = clock.instant();
        if (chat.isEmpty() || !chat.get().isWithStaff()) {
            return chat;
        }
        boolean closed = chat.get().state() instanceof State.Waiting && !isOpen(now);
        return !closed && chat.get().seen().plus(PRESENCE).isAfter(now) ? chat
                : Optional.of(repository.change(chat.get().id(), each -> closed && each.state() instanceof State.Waiting
                        ? each.seen(now).with(Notice.OFFICE_CLOSED, "", now).backToAssistant() : each.seen(now)));
    }

    public Chat record(String browser, AssistantTurn turn) {
        Instant now = clock.instant();
        return repository.changeOrCreate(Chat.begin(ChatRepository.id(browser), turn.conversation(), now), before -> {
            if (before.hasTurn(turn.key())) {
                return before;
            }
            Chat chat = before.of(turn.conversation(), now);
            Chat begun = chat.messages().isEmpty() ? chat.with(turn.opening(), OPENING, now) : chat;
            Chat next = begun.with(turn.lines(), turn.key(), now);
            return turn.ended() && !chat.isWithStaff() ? next.in(new State.Ended(now)) : next;
        });
    }

    /** Whether one more may wait for a person to join. */
    public boolean hasRoom(String origin) {
        List<Chat> waiting = repository.listWaiting();
        String from = digest(origin);
        return waiting.size() < ChatRepository.MAX_WAITING && waiting.stream()
                .filter(chat -> chat.state() instanceof State.Waiting one && one.origin().equals(from)).count() < MAX_WAITING_PER_ORIGIN;
    }

    /** From now on what the customer writes is for the person who takes that case. */
    public Chat requestStaff(String browser, String conversation, CaseId handOff, String origin) {
        Instant now = clock.instant();
        return repository.changeOrCreate(Chat.begin(ChatRepository.id(browser), conversation, now), before -> before.isWithStaff() ? before
                : before.of(conversation, now).waitingFor(handOff, new State.Waiting(now, digest(origin))));
    }

    public QueuePosition position(Chat chat) {
        List<Chat> waiting = repository.listWaiting();
        int before = (int) waiting.stream().takeWhile(each -> !each.id().equals(chat.id())).count();
        Instant now = clock.instant();
        Instant first = waiting.isEmpty() || !(waiting.getFirst().state() instanceof State.Waiting one) ? now : one.since();
        return new QueuePosition(before + 1, Duration.between(first, now));
    }

    /**
     * Writes to the person who is there or will be.
     *
     * @param message words, or files
     * @param warnings what the assistant has to say to it: of a danger it warns whoever answers
     * @return empty if nobody is asked for any more, or if too much was written
     */
    public Optional<Chat> write(String browser, String turn, Draft message, List<Draft> warnings) {
        Instant now = clock.instant();
        var lines = new ArrayList<>(List.of(message.kind().isEmpty() ? Draft.byCustomer(SensitiveNumbers.maskWithCodes(message.text()))
                : message));
        lines.addAll(warnings);
        var taken = new AtomicBoolean();
        return repository.find(browser).filter(Chat::isWithStaff).map(chat -> repository.change(chat.id(), before -> {
            boolean again = before.hasTurn(turn);
            taken.set(again || before.isWithStaff()
                    && before.handOff().filter(of -> before.countByCustomer(of) < MAX_TO_STAFF).isPresent());
            return taken.get() && !again ? before.with(lines, turn, now) : before;
        })).filter(_ -> taken.get());
    }

    /** The customer would rather go on with the automatic assistant. */
    public Optional<Chat> backToAssistant(String browser) {
        return leave(browser, chat -> chat.isWithStaff()
                ? chat.with(Notice.CUSTOMER_WENT_BACK, "", clock.instant()).backToAssistant() : chat);
    }

    public Optional<Chat> end(String browser) {
        Instant now = clock.instant();
        return leave(browser, chat -> chat.hasEnded() ? chat
                : (chat.isWithStaff() ? chat.with(Notice.CUSTOMER_ENDED, "", now) : chat).in(new State.Ended(now)));
    }

    /** A case that nobody has taken yet is withdrawn with it. */
    private Optional<Chat> leave(String browser, UnaryOperator<Chat> step) {
        var before = new AtomicReference<State>();
        Optional<Chat> left = change(browser, chat -> {
            before.set(chat.state());
            return step.apply(chat);
        });
        left.filter(_ -> before.get() instanceof State.Waiting).flatMap(Chat::handOff).ifPresent(handOffs::withdraw);
        return left;
    }

    /** The first answer counts. */
    public Optional<Chat> rate(String browser, Helpfulness answer) {
        var first = new AtomicBoolean();
        Optional<Chat> rated = change(browser, chat -> {
            first.set(chat.hasEnded() && chat.rating().isEmpty());
            return first.get() ? chat.rated(answer) : chat;
        });
        rated.filter(_ -> first.get()).ifPresent(chat -> ratings.count(chat.wasAnsweredByStaff(), answer));
        return rated;
    }

    public boolean isOpen() {
        return isOpen(clock.instant());
    }

    /** When somebody answers again, counted from then. */
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
