package org.curbstop.voice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Has turns heard within the time that a caller will wait. A turn that takes longer goes on by itself; asked for again, it is waited
 * for or, where it failed, heard again with the very words or keys of the first time, which stay in memory for that and no longer.
 */
@Component
class Turns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int MOST_PUT_OFF = 10_000;

    private final Conversations conversations;
    private final VoiceSettings settings;
    private final Semaphore room;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, PutOff> putOff = new LinkedHashMap<>();

    /** A turn that was not answered in time. */
    private record PutOff(Heard heard, CompletableFuture<Reply> reply) {}

    Turns(Conversations conversations, VoiceSettings settings) {
        this.conversations = conversations;
        this.settings = settings;
        this.room = new Semaphore(settings.atOnce());
    }

    /** Empty: not within the time, or not at all; {@link #again} asks for it once more. */
    Optional<Reply> hear(Call call, Heard heard) {
        return settle(call, heard, begin(call, heard));
    }

    /** The turn that was put off; {@code otherwise} where another process has it, or nobody. */
    Optional<Reply> again(Call call, Heard otherwise) {
        PutOff before = take(call.turnKey());
        if (before == null) {
            return hear(call, otherwise);
        }
        boolean failed = before.reply.isCompletedExceptionally();
        return settle(call, before.heard, failed ? begin(call, before.heard) : before.reply);
    }

    /** The caller hung up: nobody waits for an answer. */
    void left(Call call) {
        work.execute(() -> {
            try {
                conversations.hear(call.approach(), call.sid() + ":left", new Heard.Left());
            } catch (RuntimeException e) {
                LOG.warn("the end of {} went unheard: {}", call.sid(), String.valueOf(e));
            }
        });
    }

    private CompletableFuture<Reply> begin(Call call, Heard heard) {
        if (!room.tryAcquire()) {
            return CompletableFuture.failedFuture(new IllegalStateException("no room for another turn"));
        }
        return CompletableFuture.supplyAsync(() -> {
            try {
                return conversations.hear(call.approach(), call.turnKey(), heard);
            } finally {
                room.release();
            }
        }, work);
    }

    private Optional<Reply> settle(Call call, Heard heard, CompletableFuture<Reply> reply) {
        try {
            return Optional.of(reply.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.warn("turn {} is late", call);
        } catch (ExecutionException e) {
            LOG.warn("turn {} failed: {}", call, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keep(call.turnKey(), new PutOff(heard, reply));
        return Optional.empty();
    }

    private synchronized void keep(String turnKey, PutOff turn) {
        putOff.put(turnKey, turn);
        if (putOff.size() > MOST_PUT_OFF) {
            putOff.remove(putOff.keySet().iterator().next());
        }
    }

    private synchronized @Nullable PutOff take(String turnKey) {
        return putOff.remove(turnKey);
    }

    @Override
    public void destroy() {
        work.shutdown();
    }
}
