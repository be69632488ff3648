package org.curbstop.chats;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.cases.CaseId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.store.StoredName;
import org.springframework.stereotype.Component;

@Component
final class ChatRepository {

    /** Maximum number of waiting chats; beyond it, customers are offered a callback. */
    static final int MAX_WAITING = 50;

    private static final String STATE = "state.is";
    private static final String SINCE = "state.since";

    final AggregateCollection<ChatRatingDay> ratings;
    private final AggregateCollection<Chat> chats;

    ChatRepository(Database database) {
        chats = database.collection(Chat.class, "chats", Index.on("handOff"), Index.on(STATE, SINCE), Index.on("day"));
        ratings = database.collection(ChatRatingDay.class, "chat_ratings");
    }

    /** Returns a digest: the browser's cookie gives access to the chat and must not be stored. */
    static String id(String browser) {
        return Sha256Digest.of("chat", browser);
    }

    Optional<Chat> find(String browser) {
        return chats.find(id(browser));
    }

    Optional<Chat> findBy(CaseId handOff) {
        return chats.list(Query.where("handOff", handOff.value()).limit(1)).stream().findFirst();
    }

    /** Returns waiting chats, first come, first served. */
    List<Chat> listWaiting() {
        return chats.list(Query.where(STATE, StoredName.of(Chat.State.Waiting.class)).ascending(SINCE).limit(MAX_WAITING + 1));
    }

    Chat change(String id, UnaryOperator<Chat> step) {
        return chats.change(id, step);
    }

    Chat changeOrCreate(Chat fresh, UnaryOperator<Chat> step) {
        if (chats.find(fresh.id()).isEmpty()) {
            Chat first = step.apply(fresh);
            if (chats.insert(first)) {
                return first;
            }
        }
        return chats.change(fresh.id(), step);
    }

    int deleteByDay(LocalDate day, int limit) {
        return (int) chats.list(Query.where("day", day).limit(limit)).stream().filter(chat -> chats.delete(chat.id())).count();
    }
}
