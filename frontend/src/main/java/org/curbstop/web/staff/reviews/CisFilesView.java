package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.function.BiConsumer;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportRuns;
import org.curbstop.cis.ImportRuns.ImportRunSummary;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.exchange.RefusedFile;
import org.curbstop.cis.exchange.RefusedFiles;
import org.curbstop.common.Actor;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * Files of the billing system: those that were not imported, past imports, and those that wait for approval because they change more than
 * the utility allows.
 */
@Route(value = StaffNavigation.CIS_FILES, layout = StaffLayout.class)
@RolesAllowed(UserRole.Names.SUPERVISOR)
class CisFilesView extends StaffView {

    private final ImportRuns runs;
    private final ImportingCisFiles importing;
    private final RefusedFiles refused;

    CisFilesView(ViewUser user, FreshSignIn fresh, ImportRuns runs, ImportingCisFiles importing, RefusedFiles refused) {
        super("desk.files", user, fresh);
        this.runs = runs;
        this.importing = importing;
        this.refused = refused;
    }

    @Override
    protected void draw() {
        add(paragraph("desk.files.about"),
                tableCard("desk.files.left", "desk.files.left.none", refused.list(actor()),
                        column("desk.files.name", RefusedFile::name),
                        column("desk.files.left.reason", file -> file.reason().orElseGet(() -> I18n.text("desk.files.left.rows"))),
                        column("desk.files.left.since", file -> I18n.dateTime(file.at(), user().zone()))),
                tableCard("desk.files.list", "desk.files.none", runs.list(),
                        column("desk.files.name", ImportRunSummary::name),
                        column("desk.files.kind", run -> I18n.text("desk.files.kind", run.kind())),
                        column("desk.files.when", run -> I18n.dateTime(run.began(), user().zone())),
                        column("#desk.files.rows", run -> run.counts().rows()),
                        column("#desk.files.changed", run -> run.counts().added() + run.counts().changed()),
                        column("#desk.files.rejected", run -> run.counts().rejected()),
                        column("desk.files.state", CisFilesView::state),
                        column("desk.files.do", this::steps)));
    }

    private static Component state(ImportRunSummary run) {
        return new StatusChip(switch (run.state()) {
            case APPLIED, APPLIED_BEFORE -> StatusChip.Tone.GOOD;
            case WAITING -> StatusChip.Tone.BAD;
            case READING, ACCEPTED -> StatusChip.Tone.WAIT;
            case UNDONE, CHECKED -> StatusChip.Tone.PLAIN;
        }, I18n.text("desk.files.state", run.state()));
    }

    private Component steps(ImportRunSummary run) {
        var steps = new Div();
        if (run.state() == RunState.WAITING) {
            steps.add(paragraph("desk.files.risky", run.counts().risky(), run.counts().rows()),
                    button("desk.files.accept", "button", () -> step(run, importing::accept, "desk.files.accepted")),
                    button("desk.files.refuse", "button button-quiet", () -> step(run, importing::undo, "desk.files.undone")));
        } else if (run.state() == RunState.APPLIED && run.kind().isAtomic()) {
            steps.add(button("desk.files.undo", "button button-quiet", () -> step(run, importing::undo, "desk.files.undone")));
        }
        return steps;
    }

    /** Requires a recent sign-in, because the amounts that customers are told change. */
    private void step(ImportRunSummary run, BiConsumer<Long, Actor> step, String doneKey) {
        requireFreshSignIn(Map.of("run", String.valueOf(run.number())), () -> {
            try {
                step.accept(run.number(), actor());
                showResult(StatusChip.Tone.GOOD, doneKey, run.name());
            } catch (ImportFileException refused) {
                showResult(StatusChip.Tone.WARN, "desk.files.refused", run.name());
            }
        });
    }
}
