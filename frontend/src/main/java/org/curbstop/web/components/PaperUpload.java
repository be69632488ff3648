package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.curbstop.common.Asker;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.papers.NewPaper;
import org.curbstop.papers.Owner;
import org.curbstop.papers.Paper;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;

/**
 * Takes photos and documents in a view. What was taken is listed and can be taken out again before the form is sent; what was not is told with its
 * reason. The form asks {@link #papers()} when it is sent, and its capability claims them.
 */
public final class PaperUpload extends Div {

    private final Papers papers;
    private final Owner owner;
    private final Asker who;
    private final List<Paper> kept = new ArrayList<>();
    private final Div list = new Div();
    private final Div told = new Div();
    private Consumer<List<PaperId>> listener = ids -> { };

    /** @param owner the account that it is for, or the person who is signed in */
    public PaperUpload(String labelKey, Papers papers, Owner owner, Asker who) {
        this.papers = papers;
        this.owner = owner;
        this.who = who;
        addClassName("paper-upload");
        told.getElement().setAttribute("role", "status");
        var label = new Paragraph(Say.words(labelKey));
        label.addClassName("strong");
        add(label, Page.words("papers.limits", papers.limits().mostAtOnce(), papers.limits().mostMegabytes()), upload(), told, list);
    }

    /** What was taken so far, oldest first. */
    public List<PaperId> papers() {
        return kept.stream().map(Paper::id).toList();
    }

    public void whenChanged(Consumer<List<PaperId>> changed) {
        listener = changed;
    }

    private Component upload() {
        UI ui = UI.getCurrent();
        var upload = new Upload(UploadHandler.inMemory((about, content) -> ui.access(() -> take(about.fileName(), content))));
        upload.setAcceptedFileTypes("image/jpeg", "image/png", "application/pdf", ".jpg", ".jpeg", ".png", ".pdf");
        upload.setMaxFileSize(papers.limits().mostBytes());
        upload.setDropAllowed(true);
        upload.setI18n(words());
        upload.addFileRejectedListener(refused -> tell(refused.getErrorMessage()));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void take(String name, byte[] content) {
        if (kept.size() >= papers.limits().mostAtOnce()) {
            tell(Say.words("papers.refused.AT_ONCE", papers.limits().mostAtOnce()));
            return;
        }
        switch (papers.keep(new NewPaper("portal:" + UUID.randomUUID(), name, content, owner), who)) {
            case Papers.Answer.Kept taken -> {
                kept.add(taken.paper());
                changed();
                if (SensitiveNumbers.in(name)) {
                    tell(Say.words("papers.masked-name"));
                }
            }
            case Papers.Answer.Refused refused -> tell(Say.words("papers.refused." + refused.reason(), name, papers.limits().mostMegabytes()));
        }
    }

    private void changed() {
        told.removeAll();
        list.removeAll();
        for (Paper paper : kept) {
            var without = new Button(Say.words("papers.remove", paper.fileName()), pressed -> {
                kept.remove(paper);
                changed();
            });
            without.addClassNames("button", "button-quiet");
            list.add(new PaperList(List.of(paper)), without);
        }
        listener.accept(papers());
    }

    private void tell(String why) {
        told.removeAll();
        told.add(new Callout(Chip.Tone.WARN, why));
    }

    private UploadI18N words() {
        var words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne(Say.words("papers.choose")).setMany(Say.words("papers.choose")));
        words.setDropFiles(new UploadI18N.DropFiles().setOne(Say.words("papers.drop")).setMany(Say.words("papers.drop")));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(Say.words("papers.refused.AT_ONCE", papers.limits().mostAtOnce()))
                .setFileIsTooBig(Say.words("papers.refused.TOO_LARGE", Say.words("papers.this-file"), papers.limits().mostMegabytes()))
                .setIncorrectFileType(Say.words("papers.refused.OTHER_KIND", Say.words("papers.this-file"))));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status().setConnecting(Say.words("papers.sending")).setStalled(Say.words("papers.stalled"))
                        .setProcessing(Say.words("papers.sending")).setHeld(Say.words("papers.waiting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime().setPrefix("").setUnknown(""))
                .setError(new UploadI18N.Uploading.Error().setServerUnavailable(Say.words("papers.failed")).setUnexpectedServerError(Say.words("papers.failed"))
                        .setForbidden(Say.words("papers.failed"))));
        words.setFile(new UploadI18N.File().setRetry(Say.words("papers.again")).setStart(Say.words("papers.again")).setRemove(Say.words("papers.take-out")));
        return words;
    }
}
