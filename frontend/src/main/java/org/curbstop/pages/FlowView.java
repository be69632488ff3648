package org.curbstop.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Said.Tell.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One reply, sorted for one page.
 *
 * @param done the panel of a task that is finished, if this is its last page
 * @param errors what to put right: the whole page's first, then each field's with the id of the field
 * @param told panels and paragraphs above the question
 * @param card a payment that waits for its card
 */
record FlowView(
        Reply reply, Optional<Panel> done, List<Problem> errors, List<Told> told, List<Field> fields, List<Said.Link> links, Optional<Said.TakeCard> card) {

    record Problem(@Nullable String field, String text) {}

    record Panel(String heading, List<String> lines) {}

    record Told(String tone, List<String> lines) {}

    /** @param refused why the files that came last were not taken */
    static FlowView of(Reply reply, Optional<String> refused) {
        List<Said.Tell> tells = all(reply, Said.Tell.class);
        Optional<Said.Tell> confirmed = tells.stream().filter(tell -> tell.tone() == Tone.CONFIRMED).findFirst();
        List<Field> fields = all(reply, Said.Ask.class).stream().map(ask -> new Field(refused.isPresent() && ask.expected() == Said.Expected.PHOTO ? refusing(ask, refused.get()) : ask)).toList();
        List<Problem> errors = new ArrayList<>(tells.stream()
                .filter(tell -> tell.tone() == Tone.ERROR)
                .map(tell -> new Problem(fields.isEmpty() ? null : fields.getFirst().id(), tell.text()))
                .toList());
        fields.stream().filter(Field::isWrong).map(field -> new Problem(field.id(), field.ask().error())).forEach(errors::add);
        return new FlowView(
                reply,
                reply.ended() ? confirmed.map(FlowView::panel) : Optional.empty(),
                List.copyOf(errors.stream().distinct().toList()),
                tells.stream()
                        .filter(tell -> tell.tone() != Tone.ERROR && !(reply.ended() && confirmed.filter(tell::equals).isPresent()))
                        .map(tell -> new Told(tell.tone().name().toLowerCase(Locale.ROOT), lines(tell.text())))
                        .toList(),
                fields,
                all(reply, Said.Link.class),
                all(reply, Said.TakeCard.class).stream().findFirst());
    }

    private static Said.Ask refusing(Said.Ask ask, String why) {
        return new Said.Ask(ask.slot(), ask.expected(), ask.text(), ask.hint(), ask.choices(), "", why);
    }

    /** Files need another form than words. */
    public boolean takesFiles() {
        return fields.stream().anyMatch(Field::isPhoto);
    }

    /** What this very page is about, where it is not just the task. */
    Optional<String> heading() {
        return done.map(Panel::heading).or(() -> questionIsHeading() ? Optional.of(fields.getFirst().ask().text()) : Optional.empty());
    }

    /** A page with one question and nothing before it has the question as its heading. */
    public boolean questionIsHeading() {
        return fields.size() == 1 && told.isEmpty();
    }

    /** Yes and no are two buttons, everything else a field and one button. */
    public boolean isYesOrNo() {
        return fields.size() == 1 && fields.getFirst().ask().expected() == Said.Expected.YES_NO;
    }

    /** The first line, or else the first sentence, is what stands large. */
    private static Panel panel(Said.Tell tell) {
        String text = tell.text().strip();
        int end = text.indexOf('\n');
        if (end < 0) {
            Matcher sentence = Pattern.compile("[.!?] ").matcher(text);
            end = sentence.find() ? sentence.end() - 1 : text.length();
        }
        return new Panel(text.substring(0, end).replaceFirst("\\.$", ""), lines(text.substring(end)));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static <T extends Said> List<T> all(Reply reply, Class<T> kind) {
        return reply.said().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
