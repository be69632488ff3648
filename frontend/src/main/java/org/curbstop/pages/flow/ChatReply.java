package org.curbstop.pages.flow;

import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;

/**
 * Content of a chat window, the same for the page and the script.
 *
 * @param turn key of the next answer; a repeat with the same key is processed once
 * @param lines new lines, or all lines, oldest first
 * @param question the assistant's question; empty once the chat has ended, and while staff are requested or present
 * @param last number of the last line, after which the next ones are requested
 * @param status who answers, if it is not the assistant; otherwise empty
 * @param live whether lines may arrive without a request
 * @param actions what the customer can do besides answering
 * @param rating the question at the end, until it is answered
 */
record ChatReply(String turn, String language, boolean ended, List<ChatLine> lines, Optional<ChatQuestion> question, int last,
        String status, boolean live, List<ChatAction> actions, Optional<ChatRatingQuestion> rating) {

    ChatReply {
        lines = List.copyOf(lines);
        actions = List.copyOf(actions);
    }

    /**
     * @param who {@code you}, {@code us}, {@code staff} or {@code notice}
     * @param name name of the staff member; otherwise empty
     * @param kind for a line of the assistant: {@code plain}, {@code confirmed}, {@code warning}, {@code danger}, {@code error}, {@code
     *     question}, {@code link} or {@code card}; the last two have a URL
     */
    record ChatLine(String who, String name, String kind, String text, String url) {

        static ChatLine error(String text) {
            return new ChatLine("us", "", "error", text, "");
        }
    }

    /**
     * @param secret whether the answer is masked while typed and not shown again
     * @param hidesDigits whether a code may be typed before it is asked for, and is then masked
     * @param photo upload limits as text if files may answer the question; otherwise empty
     * @param several whether more than one choice may be selected
     */
    record ChatQuestion(String text, String hint, String error, boolean secret, boolean hidesDigits, String photo, boolean several,
            String inputMode, List<BotResponse.AnswerChoice> choices) {}

    /** @param wish value of the form field {@code wish} */
    record ChatAction(String wish, String label) {}

    /** @param choices values of the form field {@code rate} */
    record ChatRatingQuestion(String text, List<BotResponse.AnswerChoice> choices) {}

    /** Returns a copy with an error that explains why the last answer was rejected. */
    ChatReply withError(Optional<String> why) {
        return why.isEmpty() ? this : new ChatReply(turn, language, ended, lines, question.map(asked -> new ChatQuestion(asked.text(),
                asked.hint(), why.get(), asked.secret(), asked.hidesDigits(), asked.photo(), asked.several(), asked.inputMode(),
                asked.choices())), last, status, live, actions, rating);
    }
}
