package org.curbstop.chats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.Chat.State;
import org.curbstop.chats.ChatMessage.NewChatMessage;
import org.curbstop.chats.ChatMessage.Notice;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** The staff side of a chat. The staff member who has the case joins, writes and leaves, and reads only messages of that case. */
@Component
public final class ChatDesk {

    private static final Duration PRESENCE = Duration.ofSeconds(15);
    /** A side with no activity for this long is shown as away. */
    private static final Duration AWAY = Duration.ofMinutes(2);

    private final ChatRepository repository;
    private final HandOffs handOffs;
    private final AuditTrail audit;
    private final Clock clock;

    /**
     * A chat as shown on the desk.
     *
     * @param messages messages of the case
     * @param canWrite whether this staff member has joined
     * @param isWaiting whether the customer waits for staff to join
     * @param customerAway time of the last poll by the customer's window, if they are away
     */
    public record DeskChat(List<ChatMessage> messages, boolean canWrite, boolean isWaiting, Optional<Instant> customerAway) {
        public DeskChat {
            messages = List.copyOf(messages);
        }
    }

    ChatDesk(ChatRepository repository, HandOffs handOffs, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.handOffs = handOffs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the chat of a case and marks this staff member as present; empty if the case has no chat. */
    public Optional<DeskChat> open(CaseId id, Actor staff) {
        return staff.staff().flatMap(me -> repository.findBy(id).map(chat -> {
            Instant now = clock.instant();
            boolean mine = isJoinedBy(chat, me);
            if (mine && chat.state() instanceof State.Joined joined && joined.seen().plus(PRESENCE).isBefore(now)) {
                repository.change(chat.id(), each -> each.state() instanceof State.Joined still && still.staff().equals(me)
                        ? each.withState(new State.Joined(me, still.name(), still.since(), now)) : each);
            }
            boolean away = chat.isWithStaff() && chat.seen().plus(AWAY).isBefore(now);
            return new DeskChat(chat.messagesOf(id), mine, chat.state() instanceof State.Waiting,
                    away ? Optional.of(chat.seen()) : Optional.empty());
        }));
    }

    /**
     * Joins the chat.
     *
     * @param name name that the customer sees
     * @return false if the case is not theirs or the customer no longer waits
     */
    public boolean join(CaseId id, Actor staff, String name) {
        Instant now = clock.instant();
        return change(id, staff, "chat-joined", (chat, me) -> !chat.isWithStaff() || isJoinedBy(chat, me) ? chat
                : chat.withNotice(Notice.JOINED, name, now).withState(new State.Joined(me, name, now, now)));
    }

    /** @return false if the chat has ended or the case is not theirs */
    public boolean write(CaseId id, Actor staff, String text) {
        Instant now = clock.instant();
        return change(id, staff, "chat-written", (chat, me) -> chat.state() instanceof State.Joined joined && joined.staff().equals(me)
                ? chat.withMessages(List.of(NewChatMessage.byStaff(text.strip(), joined.name())), "", now)
                        .withState(new State.Joined(me, joined.name(), joined.since(), now)).seen(chat.seen())
                : chat);
    }

    /** Leaves the chat; the assistant continues. */
    public boolean leave(CaseId id, Actor staff) {
        return change(id, staff, "chat-left", (chat, me) -> chat.state() instanceof State.Joined joined && joined.staff().equals(me)
                ? chat.withNotice(Notice.LEFT, joined.name(), clock.instant()).backToAssistant() : chat);
    }

    /** Leaves the chat to another staff member; the customer keeps the place in line. */
    public boolean transfer(CaseId id, Actor staff) {
        return change(id, staff, "chat-passed-on", (chat, me) -> chat.state() instanceof State.Joined joined && joined.staff().equals(me)
                ? chat.withNotice(Notice.PASSED_ON, joined.name(), clock.instant()).withState(new State.Waiting(joined.since(), ""))
                : chat);
    }

    /** Returns the time of the last activity of the joined staff member; empty while they are present. */
    public static Optional<Instant> staffAway(Chat chat, Instant now) {
        return chat.state() instanceof State.Joined joined && joined.seen().plus(AWAY).isBefore(now) ? Optional.of(joined.seen())
                : Optional.empty();
    }

    private static boolean isJoinedBy(Chat chat, String staff) {
        return chat.state() instanceof State.Joined joined && joined.staff().equals(staff);
    }

    private interface DeskStep {
        Chat apply(Chat chat, String me);
    }

    private boolean change(CaseId id, Actor staff, String action, DeskStep step) {
        Optional<HandOff> mine = staff.staff().flatMap(me -> handOffs.find(id, staff).filter(each -> each.isAssignedTo(me)));
        Optional<Chat> chat = mine.flatMap(_ -> repository.findBy(id));
        if (chat.isEmpty()) {
            return false;
        }
        String me = staff.staff().orElseThrow();
        var changed = new AtomicBoolean();
        UnaryOperator<Chat> one = before -> {
            Chat next = before.handOff().filter(id::equals).isPresent() ? step.apply(before, me) : before;
            changed.set(next != before);
            return next;
        };
        repository.change(chat.get().id(), one);
        if (changed.get()) {
            audit.record(staff, action + " " + id, mine.get().packet().account());
        }
        return changed.get();
    }
}
