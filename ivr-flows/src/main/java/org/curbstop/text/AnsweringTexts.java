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
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Answers one text message. Whoever stopped our texts and now asks something is answered all the same: it is they who began.
 */
@Component
class AnsweringTexts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AnsweringTexts.class);

    private final OwnAnswers own;
    private final Conversations conversations;
    private final Photos photos;
    private final TextWords words;
    private final TextedReply texted;
    private final TextSettings settings;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    AnsweringTexts(OwnAnswers own, Conversations conversations, Photos photos, TextWords words, TextedReply texted, TextSettings settings) {
        this.own = own;
        this.conversations = conversations;
        this.photos = photos;
        this.words = words;
        this.texted = texted;
        this.settings = settings;
    }

    MessagingResponse answer(Texted message) {
        Optional<TextWords.Keyword> keyword = words.keyword(message.body());
        Optional<Language> language = keyword.map(TextWords.Keyword::language);
        try {
            return CompletableFuture.supplyAsync(() -> answered(message, keyword, language), work)
                    .get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("text {} is late", message);
        } catch (ExecutionException e) {
            LOG.warn("text {} failed: {}", message, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return texted.of(words.say("trouble", language.orElse(Language.ENGLISH), Map.of()));
    }

    private MessagingResponse answered(Texted message, Optional<TextWords.Keyword> keyword, Optional<Language> language) {
        Optional<String> answer = own.to(message);
        if (answer.isPresent()) {
            return texted.of(answer.get());
        }
        Optional<Heard> heard = heard(message, keyword);
        if (heard.isEmpty()) {
            return texted.of(words.say("photo.refused", Language.ENGLISH, Map.of()));
        }
        return texted.of(conversations.hear(message.approach(language), message.sid(), heard.get()));
    }

    /** Words count before pictures: who sends both has said what it is about. Empty: pictures only, and none that we can take. */
    private Optional<Heard> heard(Texted message, Optional<TextWords.Keyword> keyword) {
        List<String> kept = photos.keep(message);
        if (keyword.isPresent()) {
            return Optional.of(new Heard.Opened(keyword.get().task()));
        }
        if (!kept.isEmpty() && message.body().isBlank()) {
            return Optional.of(new Heard.Attached(kept));
        }
        return message.body().isBlank() && !message.media().isEmpty() ? Optional.empty() : Optional.of(Heard.Words.typed(message.body()));
    }

    @Override
    public void destroy() {
        work.shutdown();
    }
}
