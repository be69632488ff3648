package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.board.BulkUpdate;
import org.curbstop.outages.board.BulkUpdate.BulkResult;
import org.curbstop.outages.board.BulkUpdates;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffView;

/** Dialog to update many outages: shows everything that would be sent, then the result with an undo button. */
final class BulkUpdateDialog extends Dialog {

    private final Set<OutageId> ids;
    private final BulkUpdates bulk;
    private final StaffView view;

    private BulkUpdateDialog(Set<OutageId> ids, BulkUpdates bulk, OutageNoticePreview messages, StaffView view) {
        this.ids = ids;
        this.bulk = bulk;
        this.view = view;
        setHeaderTitle(I18n.text("board.bulk.title", ids.size()));
        var form = new FormBinder();
        var draft = new OutageUpdateForm(Optional.empty(), form);
        var nothing = new Paragraph();
        nothing.getElement().setAttribute("role", "alert");
        add(draft, nothing);
        getFooter().add(TitledView.button("board.cancel", "button button-quiet", this::close), form.submit("board.apply", () -> {
            var update = new BulkUpdate(draft.cause(), draft.crew(), draft.etr(view.user().zone()));
            var preview = bulk.preview(ids, update, view.actor());
            if (update.isEmpty()) {
                nothing.setText(I18n.text("board.bulk.nothing"));
                return;
            }
            OutageConfirmationDialog.confirm(preview, messages, () -> apply(update, draft));
        }));
    }

    static void open(Set<OutageId> ids, BulkUpdates bulk, OutageNoticePreview messages, StaffView view) {
        new BulkUpdateDialog(ids, bulk, messages, view).open();
    }

    private void apply(BulkUpdate update, OutageUpdateForm draft) {
        BulkResult result = bulk.apply(ids, update, view.actor());
        if (result.steps().isEmpty() && result.refused().keySet().stream().anyMatch(draft::reject)) {
            return; // an impossible time: keeps the draft
        }
        close();
        var answer = new ArrayList<Component>();
        answer.add(StaffView.message(result.refused().isEmpty() ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, "board.bulk.done",
                result.steps().size(), result.notified()));
        result.refused().forEach((refusal, count) -> answer.add(
                new Paragraph(I18n.text("board.bulk.refused", count, I18n.text("board.why", refusal)))));
        if (update.cause().isPresent() || update.crew().isPresent()) {
            answer.add(TitledView.paragraph("board.bulk.undo.about"));
            answer.add(TitledView.button("board.bulk.undo", "button button-quiet",
                    () -> view.showResult(StatusChip.Tone.GOOD, "board.bulk.undone", bulk.undo(result, view.actor()))));
        }
        view.showResult(answer.toArray(Component[]::new));
    }
}
