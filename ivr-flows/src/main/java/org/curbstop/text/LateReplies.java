package org.curbstop.text;

import com.twilio.twiml.MessagingResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Texts whose turn was late or failed, whose senders were asked to text again. The same words again from the same number are the same turn:
 * they get its reply, and are not taken as the answer to whatever it asked.
 */
final class LateReplies {

    /** Long enough to text again; later the same word is a new question, whose answer may have changed. */
    private static final Duration KEPT = Duration.ofMinutes(3);
    private static final int MAX_KEPT = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, LateReply> bySender = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LateReply> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    LateReplies(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param at reading of the clock when it was late */
    record LateReply(InboundSms message, CompletableFuture<MessagingResponse> reply, long at) {
        /** Returns whether its reply may still come, or has come since; otherwise the turn failed and is taken again with its own key. */
        boolean isPending() {
            return !reply.isCompletedExceptionally();
        }

        private boolean isRepeatedBy(InboundSms other, long now) {
            return now - at < KEPT.toNanos() && other.media().isEmpty() && message.body().strip().equalsIgnoreCase(other.body().strip());
        }
    }

    /** Keeps a message with words only: a second photo is another photo. */
    synchronized void keep(InboundSms message, CompletableFuture<MessagingResponse> reply) {
        if (message.media().isEmpty() && !message.body().isBlank()) {
            bySender.put(sender(message), new LateReply(message, reply, nanoTime.getAsLong()));
        }
    }

    /** Removes what is kept of this sender, and returns it if the message repeats it: after other words the conversation has gone on. */
    synchronized Optional<LateReply> takeRepeated(InboundSms message) {
        return Optional.ofNullable(bySender.remove(sender(message))).filter(late -> late.isRepeatedBy(message, nanoTime.getAsLong()));
    }

    private static String sender(InboundSms message) {
        return message.context(Optional.empty()).conversationKey();
    }
}
