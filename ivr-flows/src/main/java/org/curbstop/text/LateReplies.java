package org.curbstop.text;

import com.twilio.twiml.MessagingResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Texts whose turn was late or failed, whose senders were asked to text again. The same words again from the same number are the same turn:
 * they get its reply, and are not taken as the answer to whatever it asked.
 */
final class LateReplies {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MAX_KEPT = 10_000;

    private final Map<String, LateReply> bySender = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LateReply> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /** @param at {@link System#nanoTime} when it was late */
    record LateReply(InboundSms message, CompletableFuture<MessagingResponse> reply, long at) {
        /** Returns whether its reply may still come, or has come since; otherwise the turn failed and is taken again with its own key. */
        boolean isPending() {
            return !reply.isCompletedExceptionally();
        }

        private boolean isRepeatedBy(InboundSms other) {
            return System.nanoTime() - at < KEPT.toNanos() && other.media().isEmpty()
                    && message.body().strip().equalsIgnoreCase(other.body().strip());
        }
    }

    /** Keeps a message with words only: a second photo is another photo. */
    synchronized void keep(InboundSms message, CompletableFuture<MessagingResponse> reply) {
        if (message.media().isEmpty() && !message.body().isBlank()) {
            bySender.put(sender(message), new LateReply(message, reply, System.nanoTime()));
        }
    }

    /** Removes what is kept of this sender, and returns it if the message repeats it: after other words the conversation has gone on. */
    synchronized Optional<LateReply> takeRepeated(InboundSms message) {
        return Optional.ofNullable(bySender.remove(sender(message))).filter(late -> late.isRepeatedBy(message));
    }

    private static String sender(InboundSms message) {
        return message.context(Optional.empty()).conversationKey();
    }
}
