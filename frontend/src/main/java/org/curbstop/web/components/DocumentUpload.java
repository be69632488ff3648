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
import org.curbstop.common.Actor;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SentDocument;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;

/**
 * Upload field for photos and documents. Accepted files are listed and can be removed before the form is sent; rejected files are reported
 * with their reason. The form reads {@link #documentIds()} on submit, and its capability claims the documents.
 */
public final class DocumentUpload extends Div {

    private final SentDocuments documents;
    private final DocumentOwner owner;
    private final Actor who;
    private final List<SentDocument> stored = new ArrayList<>();
    private final Div list = new Div();
    private final Div statusMessage = new Div();
    private Consumer<List<SentDocumentId>> listener = ids -> { };

    /** @param owner the account that the documents are for, or the signed-in person */
    public DocumentUpload(String labelKey, SentDocuments documents, DocumentOwner owner, Actor who) {
        this.documents = documents;
        this.owner = owner;
        this.who = who;
        addClassName("paper-upload");
        statusMessage.getElement().setAttribute("role", "status");
        var label = TitledView.styled(new Paragraph(I18n.text(labelKey)), "strong");
        add(label, TitledView.paragraph("papers.limits", documents.limits().mostAtOnce(), documents.limits().mostMegabytes()), upload(),
                statusMessage, list);
    }

    /** Returns the accepted documents, oldest first. */
    public List<SentDocumentId> documentIds() {
        return stored.stream().map(SentDocument::id).toList();
    }

    public void onChange(Consumer<List<SentDocumentId>> changed) {
        listener = changed;
    }

    private Component upload() {
        UI ui = UI.getCurrent();
        var upload = new Upload(UploadHandler.inMemory((about, content) -> ui.access(() -> store(about.fileName(), content))));
        upload.setAcceptedFileTypes("image/jpeg", "image/png", "application/pdf", ".jpg", ".jpeg", ".png", ".pdf");
        upload.setMaxFileSize(documents.limits().mostBytes());
        upload.setDropAllowed(true);
        upload.setI18n(uploadTexts());
        upload.addFileRejectedListener(refused -> showError(refused.getErrorMessage()));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void store(String name, byte[] content) {
        if (stored.size() >= documents.limits().mostAtOnce()) {
            showError(I18n.text("papers.refused.AT_ONCE", documents.limits().mostAtOnce()));
            return;
        }
        switch (documents.save(new NewSentDocument("portal:" + UUID.randomUUID(), name, content, owner), who)) {
            case SentDocuments.SaveResult.Saved taken -> {
                stored.add(taken.paper());
                changed();
                if (SensitiveNumbers.isIn(name)) {
                    showError(I18n.text("papers.masked-name"));
                }
            }
            case SentDocuments.SaveResult.Refused refused ->
                    showError(I18n.text("papers.refused." + refused.reason(), name, documents.limits().mostMegabytes()));
        }
    }

    private void changed() {
        statusMessage.removeAll();
        list.removeAll();
        for (SentDocument document : stored) {
            var without = new Button(I18n.text("papers.remove", document.fileName()), pressed -> {
                stored.remove(document);
                changed();
            });
            without.addClassNames("button", "button-quiet");
            list.add(new SentDocumentList(List.of(document)), without);
        }
        listener.accept(documentIds());
    }

    private void showError(String why) {
        statusMessage.removeAll();
        statusMessage.add(new Callout(StatusChip.Tone.WARN, why));
    }

    private UploadI18N uploadTexts() {
        var words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne(I18n.text("papers.choose")).setMany(I18n.text("papers.choose")));
        words.setDropFiles(new UploadI18N.DropFiles().setOne(I18n.text("papers.drop")).setMany(I18n.text("papers.drop")));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(I18n.text("papers.refused.AT_ONCE", documents.limits().mostAtOnce()))
                .setFileIsTooBig(I18n.text("papers.refused.TOO_LARGE", I18n.text("papers.this-file"), documents.limits().mostMegabytes()))
                .setIncorrectFileType(I18n.text("papers.refused.OTHER_KIND", I18n.text("papers.this-file"))));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(
                        new UploadI18N.Uploading.Status().setConnecting(I18n.text("papers.sending")).setStalled(I18n.text("papers.stalled"))
                        .setProcessing(I18n.text("papers.sending")).setHeld(I18n.text("papers.waiting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime().setPrefix("").setUnknown(""))
                .setError(new UploadI18N.Uploading.Error().setServerUnavailable(I18n.text("papers.failed"))
                        .setUnexpectedServerError(I18n.text("papers.failed"))
                        .setForbidden(I18n.text("papers.failed"))));
        words.setFile(new UploadI18N.File().setRetry(I18n.text("papers.again")).setStart(I18n.text("papers.again"))
                .setRemove(I18n.text("papers.take-out")));
        return words;
    }
}
