package org.curbstop.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;

/**
 * One reply as the chat shows it, on the page and to the script alike.
 *
 * @param turn the key of the answer to come; sent again with the same key it is heard once
 * @param lines what is told, oldest first
 * @param question what is asked; empty once the talk is over
 */
record ChatAnswer(String turn, String language, boolean ended, List<Line> lines, Optional<Question> question) {

    /** @param kind {@code plain}, {@code confirmed}, {@code warning}, {@code danger}, {@code error}, {@code link} or {@code card}; the last two have a url */
    record Line(String kind, String text, String url) {}

    /**
     * @param secret typed unseen and not shown again
     * @param photo how many pictures or documents may answer it, in words; empty where it asks for something else
     * @param several whether more than one of the choices may be taken
     */
    record Question(String text, String hint, String error, boolean secret, String photo, boolean several, String inputMode, List<Said.Choice> choices) {}

    /** @param limits of files, in words, for a question that takes some */
    static ChatAnswer of(Reply reply, String turn, String limits) {
        List<Line> lines = new ArrayList<>();
        Optional<Question> question = Optional.empty();
        for (Said said : reply.said()) {
            switch (said) {
                case Said.Tell tell -> lines.add(new Line(tell.tone().name().toLowerCase(Locale.ROOT), tell.text(), ""));
                case Said.Link link -> lines.add(new Line("link", link.text(), link.url()));
                case Said.TakeCard card -> lines.add(new Line("card", card.text(), card.url()));
                case Said.Ask ask -> question = Optional.of(question(ask, limits));
                case Said.HandOff _, Said.End _ -> {}
            }
        }
        return new ChatAnswer(turn, reply.language().tag(), reply.ended(), List.copyOf(lines), question);
    }

    /** The same, with why what came last was not taken. */
    ChatAnswer refusing(Optional<String> why) {
        return why.isEmpty() ? this : new ChatAnswer(turn, language, ended, lines, question.map(asked -> new Question(
                asked.text(), asked.hint(), why.get(), asked.secret(), asked.photo(), asked.several(), asked.inputMode(), asked.choices())));
    }

    private static Question question(Said.Ask ask, String limits) {
        Field field = new Field(ask);
        return new Question(ask.text(), ask.hint(), ask.error(), ask.expected() == Said.Expected.SECRET, field.isPhoto() ? limits : "", field.isSeveral(), field.inputMode(), ask.choices());
    }
}
