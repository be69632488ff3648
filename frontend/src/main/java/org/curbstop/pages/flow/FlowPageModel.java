package org.curbstop.pages.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Model of one page of a flow, built from one reply.
 *
 * @param done panel of a completed task, if this is its last page
 * @param errors error summary: page errors first, then each field's with the id of the field
 * @param messages panels and paragraphs above the question
 * @param card request for the card of a payment that waits for it
 */
record FlowPageModel(
        Reply reply, Optional<Confirmation> done, List<PageError> errors, List<PageMessage> messages, List<QuestionField> fields,
        List<BotResponse.Link> links, Optional<BotResponse.CardRequest> card) {

    record PageError(@Nullable String field, String text) {}

    record Confirmation(String heading, List<String> lines) {}

    record PageMessage(String tone, List<PageBlock> blocks) {}

    /** A paragraph, or a table of consecutive lines with tabs between their cells; the first row is the heading. */
    record PageBlock(String text, List<List<String>> rows) {

        static List<PageBlock> of(String text) {
            var blocks = new ArrayList<PageBlock>();
            for (String line : lines(text)) {
                List<String> cells = List.of(line.split("\t", -1));
                if (cells.size() == 1) {
                    blocks.add(new PageBlock(line, List.of()));
                } else if (blocks.isEmpty() || blocks.getLast().rows().isEmpty()) {
                    blocks.add(new PageBlock("", new ArrayList<>(List.of(cells))));
                } else {
                    blocks.getLast().rows().add(cells);
                }
            }
            return blocks;
        }
    }

    /** @param refused why the uploaded files were rejected */
    static FlowPageModel from(Reply reply, Optional<String> refused) {
        List<BotResponse.Message> received = all(reply, BotResponse.Message.class);
        Optional<BotResponse.Message> confirmed = received.stream().filter(message -> message.tone() == Tone.CONFIRMED).findFirst();
        List<QuestionField> fields = all(reply, BotResponse.Question.class).stream()
                .map(question -> new QuestionField(
                        refused.isPresent() && question.expected() == BotResponse.SlotType.PHOTO ? withError(question, refused.get())
                        : question))
                .toList();
        List<PageError> errors = new ArrayList<>(received.stream()
                .filter(message -> message.tone() == Tone.ERROR)
                .map(message -> new PageError(fields.isEmpty() ? null : fields.getFirst().id(), message.text()))
                .toList());
        fields.stream().filter(QuestionField::isWrong).map(field -> new PageError(field.id(), field.question().error()))
                .forEach(errors::add);
        return new FlowPageModel(
                reply,
                reply.ended() ? confirmed.map(FlowPageModel::panel) : Optional.empty(),
                List.copyOf(errors.stream().distinct().toList()),
                received.stream()
                        .filter(message -> message.tone() != Tone.ERROR
                        && !(reply.ended() && confirmed.filter(message::equals).isPresent()))
                        .map(message -> new PageMessage(message.tone().name().toLowerCase(Locale.ROOT), PageBlock.of(message.text())))
                        .toList(),
                fields,
                all(reply, BotResponse.Link.class),
                all(reply, BotResponse.CardRequest.class).stream().findFirst());
    }

    private static BotResponse.Question withError(BotResponse.Question question, String why) {
        return new BotResponse.Question(question.slot(), question.expected(), question.text(), question.hint(), question.choices(), "",
                why);
    }

    /** Returns whether the page asks for files, which need a multipart form. */
    public boolean takesFiles() {
        return fields.stream().anyMatch(QuestionField::isPhoto);
    }

    /** Returns the heading of this page, if it is not just the task's name. */
    Optional<String> heading() {
        return done.map(Confirmation::heading)
                .or(() -> questionIsHeading() ? Optional.of(fields.getFirst().question().text()) : Optional.empty());
    }

    /** Returns whether the question is the heading, as on a page with a single question and no messages. */
    public boolean questionIsHeading() {
        return fields.size() == 1 && messages.isEmpty();
    }

    /** Returns whether the answer is yes or no, rendered as two buttons. Everything else is a field and one button. */
    public boolean isYesOrNo() {
        return fields.size() == 1 && fields.getFirst().question().expected() == BotResponse.SlotType.YES_NO;
    }

    /** The first line, or else the first sentence, becomes the panel's heading. */
    private static Confirmation panel(BotResponse.Message message) {
        String text = message.text().strip();
        int end = text.indexOf('\n');
        if (end < 0) {
            Matcher sentence = Pattern.compile("[.!?] ").matcher(text);
            end = sentence.find() ? sentence.end() - 1 : text.length();
        }
        return new Confirmation(text.substring(0, end).replaceFirst("\\.$", ""), lines(text.substring(end)));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static <T extends BotResponse> List<T> all(Reply reply, Class<T> kind) {
        return reply.said().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
