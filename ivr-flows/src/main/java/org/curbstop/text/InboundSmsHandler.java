package org.curbstop.text;

import com.twilio.twiml.MessagingResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.curbstop.common.Language;
import org.curbstop.common.admission.AdmissionLimit;
import org.curbstop.common.admission.AdmissionLimit.Admission;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.UserInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Answers one inbound text message, even from a number that opted out, since the customer started the conversation. */
@Component
class InboundSmsHandler implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(InboundSmsHandler.class);
    private static final String REPORT = "report-outage";
    private static final long MAX_LANGUAGE_MILLIS = 500;

    private final SmsAutoResponder autoResponder;
    private final Conversations conversations;
    private final MmsMediaReceiver media;
    private final SmsPrompts prompts;
    private final SmsRenderer renderer;
    private final SmsProperties properties;
    private final AdmissionLimit admission;
    private final LateReplies lateReplies = new LateReplies(System::nanoTime);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    InboundSmsHandler(SmsAutoResponder autoResponder, Conversations conversations, MmsMediaReceiver media, SmsPrompts prompts,
            SmsRenderer renderer, SmsProperties properties) {
        this.autoResponder = autoResponder;
        this.conversations = conversations;
        this.media = media;
        this.prompts = prompts;
        this.renderer = renderer;
        this.properties = properties;
        this.admission = new AdmissionLimit("texts", properties.atOnce(), properties.answerWithin().dividedBy(2));
    }

    MessagingResponse respond(InboundSms message) {
        Optional<LateReplies.LateReply> late = lateReplies.takeRepeated(message);
        return late.filter(LateReplies.LateReply::isPending).map(before -> awaitReply(before.message(), before.reply()))
                .orElseGet(() -> start(late.map(LateReplies.LateReply::message).orElse(message)));
    }

    private MessagingResponse start(InboundSms message) {
        Optional<SmsPrompts.TaskKeyword> keyword = prompts.taskKeyword(message.body());
        return admit(message, keyword)
                .map(admitted -> awaitReply(message, CompletableFuture.supplyAsync(() -> handle(message, keyword, admitted), executor)))
                .orElseGet(() -> renderer.render(say("busy", languageOf(keyword))));
    }

    private MessagingResponse awaitReply(InboundSms message, CompletableFuture<MessagingResponse> reply) {
        String problem = "trouble";
        try {
            return reply.get(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("text {} is late", message);
            problem = "late"; // the turn continues in the background
        } catch (ExecutionException e) {
            LOG.warn("text {} failed: {}", message, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lateReplies.keep(message, reply);
        return renderer.render(say(problem, languageOf(prompts.taskKeyword(message.body())).or(() -> findLanguage(message))));
    }

    private static Optional<Language> languageOf(Optional<SmsPrompts.TaskKeyword> keyword) {
        return keyword.map(SmsPrompts.TaskKeyword::language);
    }

    /** Returns the sender's language, unless finding it takes too long as well. */
    private Optional<Language> findLanguage(InboundSms message) {
        return CompletableFuture.supplyAsync(() -> conversations.languageOf(message.context(Optional.empty())), executor)
                .completeOnTimeout(Optional.empty(), MAX_LANGUAGE_MILLIS, TimeUnit.MILLISECONDS).exceptionally(_ -> Optional.empty())
                .join();
    }

    /**
     * Admits a message, with priority unless it is the keyword of a task other than a report: any other may report an outage or a hazard.
     * An opt-out is never rejected.
     */
    private Optional<Admission> admit(InboundSms message, Optional<SmsPrompts.TaskKeyword> keyword) {
        if (SmsAutoResponder.detect(message, false).isPresent()) {
            return Optional.of(() -> {});
        }
        return keyword.filter(other -> !other.task().equals(REPORT)).isPresent() ? admission.admit() : admission.admitPriority();
    }

    private MessagingResponse handle(InboundSms message, Optional<SmsPrompts.TaskKeyword> keyword, Admission admitted) {
        try (admitted) {
            Optional<String> answer = autoResponder.respond(message);
            if (answer.isPresent()) {
                return renderer.render(answer.get());
            }
            Optional<UserInput> input = toInput(message, keyword);
            if (input.isEmpty()) {
                return renderer.render(prompts.text("photo.refused"));
            }
            return renderer.render(conversations.takeTurn(message.context(languageOf(keyword)), message.sid(), input.get()));
        }
    }

    private String say(String key, Optional<Language> language) {
        return language.map(known -> prompts.text(key, known, Map.of())).orElseGet(() -> prompts.text(key));
    }

    /**
     * Returns the input of a message. Words take precedence over photos, because they say what the photos are about. Empty if there are
     * only photos and none is acceptable.
     */
    private Optional<UserInput> toInput(InboundSms message, Optional<SmsPrompts.TaskKeyword> keyword) {
        List<String> kept = media.receive(message);
        if (keyword.isPresent()) {
            return Optional.of(wordsOf(message.body(), keyword));
        }
        if (!kept.isEmpty() && message.body().isBlank()) {
            return Optional.of(new UserInput.Attachments(kept));
        }
        return message.body().isBlank() && !message.media().isEmpty() ? Optional.empty() : Optional.of(wordsOf(message.body(), keyword));
    }

    static UserInput wordsOf(String body, Optional<SmsPrompts.TaskKeyword> keyword) {
        return keyword.<UserInput>map(word -> new UserInput.SessionOpened(word.task(), body.strip()))
                .orElseGet(() -> UserInput.Utterance.typed(body));
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
