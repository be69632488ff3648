package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.MisunderstoodPhrases.LabelState;
import org.curbstop.conversation.MisunderstoodPhrases.MisunderstoodPhrase;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;
import org.springframework.util.StringUtils;

/** Phrases that were not understood at once, or wrongly, by language. Staff set what was meant and download that as training lines. */
@Route(value = StaffNavigation.PHRASES, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class MisunderstoodPhrasesView extends StaffView {

    private static final int SHOWN = 50;

    private final MisunderstoodPhrases phrases;
    private final Utility utility;

    MisunderstoodPhrasesView(ViewUser user, FreshSignIn fresh, MisunderstoodPhrases phrases, Utility utility) {
        super("phrases.title", user, fresh);
        this.phrases = phrases;
        this.utility = utility;
    }

    @Override
    protected void draw() {
        add(paragraph("phrases.about"));
        for (Language language : utility.languages()) {
            drawOpen(language);
            drawLabeled(language);
        }
    }

    private void drawOpen(Language language) {
        var card = tableCard("phrases.open", "phrases.open.none", phrases.list(language, LabelState.OPEN, SHOWN),
                column("phrases.words", MisunderstoodPhrase::words),
                column("phrases.count", MisunderstoodPhrase::count),
                column("phrases.last", phrase -> I18n.dateTime(phrase.last(), user().zone())),
                column("phrases.engine", phrase -> I18n.text("phrases.engine." + phrase.decision().name().toLowerCase(Locale.ROOT))),
                column("phrases.next", MisunderstoodPhrasesView::next),
                column("phrases.meant", this::labelling));
        add(span(StringUtils.capitalize(language.locale().getDisplayLanguage(I18n.locale())), "eyebrow"), card);
    }

    private void drawLabeled(Language language) {
        var labelled = phrases.list(language, LabelState.LABELLED, SHOWN);
        if (labelled.isEmpty()) {
            return;
        }
        var card = tableCard("phrases.labelled", "phrases.open.none", labelled,
                column("phrases.words", MisunderstoodPhrase::words),
                column("phrases.meant", phrase -> phrase.label().map(MisunderstoodPhrasesView::taskName).orElse("")),
                column("phrases.change", phrase -> button("phrases.unlabel", "button button-quiet", () -> {
                    boolean kept = phrases.unlabel(phrase.id(), actor());
                    showResult(kept ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, kept ? "phrases.unlabelled" : "phrases.gone");
                })));
        card.add(download(language));
        add(card);
    }

    private Component labelling(MisunderstoodPhrase phrase) {
        var form = new FormBinder();
        Select<String> task = form.require(FormFields.select("phrases.task", phrases.labels(phrase.language()),
                MisunderstoodPhrasesView::taskName), "phrases.task.missing");
        return row("ways", task, form.submit("phrases.label", () -> {
            boolean kept = phrases.label(phrase.id(), task.getValue(), actor());
            showResult(kept ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, kept ? "phrases.done" : "phrases.gone",
                    taskName(task.getValue()));
        }));
    }

    /** Returns what customers most often did next. */
    private static String next(MisunderstoodPhrase phrase) {
        return phrase.next().entrySet().stream().max(Map.Entry.comparingByValue())
                .map(most -> I18n.text("phrases.next.most", taskName(most.getKey()), most.getValue()))
                .orElseGet(() -> I18n.text("phrases.next.none"));
    }

    /** Returns the name of a task or hazard, or its id if it has no message. */
    private static String taskName(String task) {
        return I18n.findText("phrases.task." + task.replace('/', '.')).orElse(task);
    }

    private Anchor download(Language language) {
        var link = new Anchor(DownloadHandler.fromInputStream(event -> new DownloadResponse(
                new ByteArrayInputStream(trainingFile(language).getBytes(StandardCharsets.UTF_8)), "phrases-" + language + ".txt",
                "text/plain; charset=utf-8", -1)), AttachmentType.DOWNLOAD, I18n.text("phrases.download"));
        link.addClassNames("button", "button-quiet");
        return link;
    }

    /** Returns the training lines in the format of the training files, below a comment that names each file. */
    String trainingFile(Language language) {
        return phrases.trainingLines(language).entrySet().stream()
                .map(file -> "# languages/" + language + "/" + file.getKey() + "\n" + String.join("\n", file.getValue()) + "\n")
                .collect(Collectors.joining("\n"));
    }
}
