package org.curbstop.pages.flow;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.chats.Chat;
import org.curbstop.chats.ChatDesk;
import org.curbstop.chats.ChatMessage;
import org.curbstop.chats.Chats;
import org.curbstop.common.language.Formats;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.pages.flow.ChatReply.ChatAction;
import org.curbstop.pages.flow.ChatReply.ChatLine;
import org.curbstop.pages.flow.ChatReply.ChatRatingQuestion;
import org.curbstop.utility.Utility;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts of a chat in the customer's language: who answers, how long it may take, and what the customer can do. */
@Component
record ChatTexts(MessageSource messages, Utility utility, Chats chats, Clock clock) {

    static final String PERSON = "PERSON";
    static final String ASSISTANT = "ASSISTANT";
    static final String END = "END";

    ChatLine line(ChatMessage message) {
        return switch (message.author()) {
            case CUSTOMER -> new ChatLine("you", "", "", message.kind().equals(ChatMessage.FILES) ? files(message) : message.text(), "");
            case ASSISTANT -> new ChatLine("us", "", message.kind(), message.text(), message.url());
            case STAFF -> new ChatLine("staff", message.name(), "plain", message.text(), "");
            case NOTICE -> new ChatLine("notice", "", "plain", notice(message), "");
        };
    }

    private String files(ChatMessage message) {
        return text("chat.files", message.text().split(" ").length);
    }

    private String notice(ChatMessage message) {
        return text("chat.notice." + message.kind(), message.name(), utility.shortName(),
                Formats.of(locale()).dateTime(chats.nextOpen(message.at())), number(utility.lines().office().formatNational()));
    }

    /** Returns who answers; empty for the assistant. */
    String status(Chat chat) {
        return switch (chat.state()) {
            case Chat.State.Waiting _ -> {
                Chats.QueuePosition position = chats.position(chat);
                yield text("chat.waiting", position.place(), position.maxWait().toMinutes()) + " "
                        + text("chat.open-until", Formats.of(locale()).time(
                                utility.hours().closing(clock.instant().atZone(utility.zone()))));
            }
            case Chat.State.Joined joined -> ChatDesk.staffAway(chat, clock.instant())
                    .map(since -> text("chat.staff-away", joined.name(), Formats.of(locale()).time(since.atZone(utility.zone()))))
                    .orElseGet(() -> text("chat.with-staff", joined.name(), utility.shortName()));
            case Chat.State.Assistant _, Chat.State.Ended _ -> "";
        };
    }

    List<ChatAction> actions(Optional<Chat> chat, boolean ended) {
        if (ended) {
            return List.of();
        }
        var other = chat.filter(Chat::isWithStaff).isPresent() ? new ChatAction(ASSISTANT, text("chat.back"))
                : new ChatAction(PERSON, text("chat.person"));
        return chat.isEmpty() ? List.of(other) : List.of(other, new ChatAction(END, text("chat.end")));
    }

    Optional<ChatRatingQuestion> rating(Chat chat) {
        return chat.hasEnded() && chat.rating().isEmpty() ? Optional.of(new ChatRatingQuestion(text("chat.rate"),
                Arrays.stream(Chat.Helpfulness.values()).map(answer -> new AnswerChoice(answer.name(), text("chat.rate." + answer), ""))
                        .toList())) : Optional.empty();
    }

    ChatLine thanks() {
        return new ChatLine("notice", "", "plain", text("chat.rated"), "");
    }

    /** Returns the warning for a message that may describe a hazard, because nobody may read it at once. */
    String hazardWarning() {
        return text("chat.in-danger", number(utility.lines().emergency().formatNational()));
    }

    String chatFull() {
        return text("chat.full", number(utility.lines().office().formatNational()));
    }

    private static String number(String phone) {
        return phone.replace(' ', '\u00a0');
    }

    private String text(String key, Object... facts) {
        return messages.getMessage(key, facts, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
