package org.curbstop.pages.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;

/**
 * One reply as the chat shows it, on the page and to the script alike.
 *
 * @param turn key of the next answer; a repeat with the same key is processed once
 * @param lines messages, oldest first
 * @param question the next question; empty once the conversation has ended
 */
record ChatReply(String turn, String language, boolean ended, List<ChatLine> lines, Optional<ChatQuestion> question) {

    /**
     * @param kind {@code plain}, {@code confirmed}, {@code warning}, {@code danger}, {@code error}, {@code link} or {@code card}; the last
     *     two have a URL
     */
    record ChatLine(String kind, String text, String url) {}

    /**
     * @param secret whether the answer is typed masked and not shown again
     * @param photo upload limits as text if files may answer the question; otherwise empty
     * @param several whether more than one choice may be selected
     */
    record ChatQuestion(String text, String hint, String error, boolean secret, String photo, boolean several, String inputMode,
            List<BotResponse.AnswerChoice> choices) {}

    /** @param limits upload limits as text, for a question that accepts files */
    static ChatReply from(Reply reply, String turn, String limits) {
        List<ChatLine> lines = new ArrayList<>();
        Optional<ChatQuestion> question = Optional.empty();
        for (BotResponse response : reply.said()) {
            switch (response) {
                case BotResponse.Message message ->
                        lines.add(new ChatLine(message.tone().name().toLowerCase(Locale.ROOT), message.text(), ""));
                case BotResponse.Link link -> lines.add(new ChatLine("link", link.text(), link.url()));
                case BotResponse.CardRequest card -> lines.add(new ChatLine("card", card.text(), card.url()));
                case BotResponse.Question asked -> question = Optional.of(question(asked, limits));
                case BotResponse.HandOff _, BotResponse.End _ -> {}
            }
        }
        return new ChatReply(turn, reply.language().tag(), reply.ended(), List.copyOf(lines), question);
    }

    /** A copy with an error that explains why the last answer was rejected. */
    ChatReply withError(Optional<String> why) {
        return why.isEmpty() ? this : new ChatReply(turn, language, ended, lines, question.map(asked -> new ChatQuestion(
                asked.text(), asked.hint(), why.get(), asked.secret(), asked.photo(), asked.several(), asked.inputMode(),
                asked.choices())));
    }

    private static ChatQuestion question(BotResponse.Question asked, String limits) {
        QuestionField field = new QuestionField(asked);
        return new ChatQuestion(asked.text(), asked.hint(), asked.error(), asked.expected() == BotResponse.SlotType.SECRET,
                field.isPhoto() ? limits : "", field.isSeveral(), field.inputMode(), asked.choices());
    }
}
