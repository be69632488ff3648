package org.curbstop.voice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;

/** Conversations with scripted replies; a repeated turn key gets the same reply. */
final class ScriptedReplies implements Conversations {

    record Turn(ConversationContext who, String key, UserInput heard) {}

    /** Thread-safe, because the network may deliver while a test reads it. */
    final List<Turn> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger begun = new AtomicInteger();
    private final Deque<Reply> script = new ArrayDeque<>();
    private final Map<String, Reply> given = new HashMap<>();
    private volatile long delayMillis;
    private RuntimeException fault;
    private Language language = Language.ENGLISH;
    private boolean slowly;

    ScriptedReplies in(Language other) {
        language = other;
        return this;
    }

    ScriptedReplies slowly() {
        slowly = true;
        return this;
    }

    ScriptedReplies replies(BotResponse... said) {
        script.add(new Reply("talk_1", language, "pay-bill", List.of(said), false, slowly));
        return this;
    }

    void takes(long millis) {
        delayMillis = millis;
    }

    void fails(RuntimeException with) {
        fault = with;
    }

    void recovers() {
        fault = null;
        delayMillis = 0;
    }

    @Override
    public Reply takeTurn(ConversationContext context, String turnKey, UserInput what) {
        begun.incrementAndGet();
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        synchronized (this) {
            if (fault != null) {
                throw fault;
            }
            if (given.containsKey(turnKey)) {
                return given.get(turnKey);
            }
            heard.add(new Turn(context, turnKey, what));
            Reply reply = script.isEmpty()
                    ? new Reply("talk_1", language, "", List.of(new BotResponse.End()), false, slowly) : script.poll();
            given.put(turnKey, reply);
            return reply;
        }
    }

    @Override
    public Set<String> tasks() {
        return Set.of("pay-bill");
    }

    static BotResponse tell(String text) {
        return new BotResponse.Message("key", text, BotResponse.Message.Tone.PLAIN);
    }

    static BotResponse danger(String text) {
        return new BotResponse.Message("key", text, BotResponse.Message.Tone.DANGER);
    }

    static BotResponse ask(BotResponse.SlotType expected, String text, BotResponse.AnswerChoice... choices) {
        return new BotResponse.Question("slot", expected, text, "", List.of(choices), "", "");
    }

    static BotResponse card() {
        return new BotResponse.CardRequest("pay_1", Money.usd("84.12"), "Have your card ready.", "https://u.example/pay/with/1");
    }
}
