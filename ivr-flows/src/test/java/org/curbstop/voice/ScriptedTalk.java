package org.curbstop.voice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;

/** A talk whose replies a test has put down beforehand; a turn key that comes again gets its reply again. */
final class ScriptedTalk implements Conversations {

    record Turn(Approach who, String key, Heard heard) {}

    /** What the network delivers afterwards comes while a test looks. */
    final List<Turn> heard = new CopyOnWriteArrayList<>();
    private final Deque<Reply> script = new ArrayDeque<>();
    private final Map<String, Reply> given = new HashMap<>();
    private long delayMillis;
    private RuntimeException fault;
    private Language language = Language.ENGLISH;
    private boolean slowly;

    ScriptedTalk in(Language other) {
        language = other;
        return this;
    }

    ScriptedTalk slowly() {
        slowly = true;
        return this;
    }

    ScriptedTalk replies(Said... said) {
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
    public Reply hear(Approach who, String turnKey, Heard what) {
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
            heard.add(new Turn(who, turnKey, what));
            Reply reply = script.isEmpty()
                    ? new Reply("talk_1", language, "", List.of(new Said.End()), false, slowly) : script.poll();
            given.put(turnKey, reply);
            return reply;
        }
    }

    @Override
    public Set<String> tasks() {
        return Set.of("pay-bill");
    }

    static Said tell(String text) {
        return new Said.Tell("key", text, Said.Tell.Tone.PLAIN);
    }

    static Said danger(String text) {
        return new Said.Tell("key", text, Said.Tell.Tone.DANGER);
    }

    static Said ask(Said.Expected expected, String text, Said.Choice... choices) {
        return new Said.Ask("slot", expected, text, "", List.of(choices), "", "");
    }

    static Said card() {
        return new Said.TakeCard("pay_1", Money.usd("84.12"), "Have your card ready.", "https://u.example/pay/with/1");
    }
}
