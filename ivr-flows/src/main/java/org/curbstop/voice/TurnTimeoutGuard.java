package org.curbstop.voice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.curbstop.common.Language;
import org.curbstop.common.admission.AdmissionLimit;
import org.curbstop.common.admission.AdmissionLimit.Admission;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs turns within the time that a caller will wait. A longer turn continues in the background; a retry waits for it or, if it failed,
 * runs it again with the original words or keys, which are kept in memory only for that.
 */
@Component
class TurnTimeoutGuard implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TurnTimeoutGuard.class);
    private static final int MAX_DEFERRED = 10_000;

    private final Conversations conversations;
    private final VoiceProperties properties;
    private final AdmissionLimit admission;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, DeferredTurn> deferredTurns = new LinkedHashMap<>();

    /** Turn that did not finish in time or failed. */
    private record DeferredTurn(UserInput input, CompletableFuture<Reply> reply) {}

    TurnTimeoutGuard(Conversations conversations, VoiceProperties properties) {
        this.conversations = conversations;
        this.properties = properties;
        this.admission = new AdmissionLimit("calls", properties.atOnce(), properties.answerWithin().dividedBy(2));
    }

    /** @return empty if the turn did not finish in time or failed; {@link #retry} requests it again */
    Optional<Reply> takeTurn(VoiceWebhookRequest call, UserInput input) {
        return awaitReply(call, input, startTurn(call, call.context(), input));
    }

    /** Takes the first turn of an outbound call, in the language of its notice. */
    Optional<Reply> takeTurn(VoiceWebhookRequest call, Language language, UserInput input) {
        return awaitReply(call, input, startTurn(call, call.context(Optional.of(language)), input));
    }

    /**
     * Requests a deferred turn again.
     *
     * @param otherwise input to use if this process did not defer the turn
     */
    Optional<Reply> retry(VoiceWebhookRequest call, UserInput otherwise) {
        DeferredTurn before = takeDeferred(call.turnKey());
        if (before == null) {
            return takeTurn(call, otherwise);
        }
        boolean failed = before.reply.isCompletedExceptionally();
        return awaitReply(call, before.input, failed ? startTurn(call, call.context(), before.input) : before.reply);
    }

    /** Ends the conversation after the caller hung up, without waiting for a reply. */
    void hangUp(VoiceWebhookRequest call) {
        executor.execute(() -> {
            try {
                conversations.takeTurn(call.context(), call.sid() + ":left", new UserInput.SessionClosed());
            } catch (RuntimeException e) {
                LOG.warn("the end of call {} was not recorded: {}", call.sid(), String.valueOf(e));
            }
        });
    }

    /** Returns whether the deferred turn of this request was rejected over capacity, rather than late or failed. */
    synchronized boolean isOverCapacity(VoiceWebhookRequest call) {
        DeferredTurn turn = deferredTurns.get(call.turnKey());
        return turn != null && turn.reply.isCompletedExceptionally() && turn.reply.exceptionNow() instanceof RejectedExecutionException;
    }

    /** Starts a turn. Calls in progress take priority, so that new callers do not cut off somebody's report. */
    private CompletableFuture<Reply> startTurn(VoiceWebhookRequest call, ConversationContext context, UserInput input) {
        Optional<Admission> admitted = call.turnNumber() > 0 ? admission.admitPriority() : admission.admit();
        if (admitted.isEmpty()) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("over capacity"));
        }
        return CompletableFuture.supplyAsync(() -> {
            try (Admission _ = admitted.get()) {
                return conversations.takeTurn(context, call.turnKey(), input);
            }
        }, executor);
    }

    private Optional<Reply> awaitReply(VoiceWebhookRequest call, UserInput input, CompletableFuture<Reply> reply) {
        try {
            return Optional.of(reply.get(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.warn("turn {} is late", call);
        } catch (ExecutionException e) {
            // Rejected turns are counted in a metric; thousands of log lines would add to the overload.
            if (!(e.getCause() instanceof RejectedExecutionException)) {
                LOG.warn("turn {} failed: {}", call, String.valueOf(e.getCause()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        defer(call.turnKey(), new DeferredTurn(input, reply));
        return Optional.empty();
    }

    private synchronized void defer(String turnKey, DeferredTurn turn) {
        deferredTurns.put(turnKey, turn);
        if (deferredTurns.size() > MAX_DEFERRED) {
            deferredTurns.remove(deferredTurns.keySet().iterator().next());
        }
    }

    private synchronized @Nullable DeferredTurn takeDeferred(String turnKey) {
        return deferredTurns.remove(turnKey);
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
