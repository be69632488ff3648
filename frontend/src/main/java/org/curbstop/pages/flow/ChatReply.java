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
 * @param turn the key of the answer to come; sent again with the same key it is heard once
 * @param lines what is told, oldest first
 * @param question what is asked; empty once the talk is over
 */
record ChatReply(String turn, String language, boolean ended, List<ChatLine> lines, Optional<ChatQuestion> question) {

    /**
     * @param kind {@code plain}, {@code confirmed}, {@code warning}, {@code danger}, {@code error}, {@code link} or {@code card}; the last
     *             two have a url
     */
    record ChatLine(String kind, String text, String url) {}

    /**
     * @param secret typed unseen and not shown again
     * @param photo how many pictures or documents may answer it, in words; empty where it asks for something else
     * @param several whether more than one of the choices may be taken
     */
    record ChatQuestion(String text, String hint, String error, boolean secret, String photo, boolean several, String inputMode,
            List<BotResponse.AnswerChoice> choices) {}

    /** @param limits of files, in words, for a question that takes some */
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

    /** The same, with why what came last was not taken. */
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
