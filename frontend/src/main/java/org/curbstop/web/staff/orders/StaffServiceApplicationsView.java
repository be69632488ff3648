package org.curbstop.web.staff.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.orders.IntakeTimeline;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Service applications of businesses, multi-unit buildings and new connections, with their stage and the next one. */
@Route(value = StaffNavigation.INTAKE, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffServiceApplicationsView extends StaffView {

    private static final int SHOWN = 50;

    private final IntakeRequests intake;

    StaffServiceApplicationsView(ViewUser user, FreshSignIn fresh, IntakeRequests intake) {
        super("desk.intake", user, fresh);
        this.intake = intake;
    }

    @Override
    protected void draw() {
        addEach(intake.listOpen(SHOWN, actor()), "desk.intake.none", this::panel);
    }

    private Component panel(IntakeRequest request) {
        var wanted = request.wanted();
        var about = new Div(paragraph("desk.orders.reference", ReferenceNumber.grouped(request.reference())), new Paragraph(wanted.where()),
                new Paragraph(PortalLinks.call("staff.call", wanted.phone())),
                new Paragraph(wanted.services().stream().sorted().map(service -> I18n.text("service", service))
                        .collect(Collectors.joining(", "))));
        wanted.units().ifPresent(units -> about.add(paragraph("desk.intake.units", units)));
        if (!wanted.words().isEmpty()) {
            about.add(new Paragraph(wanted.words()));
        }
        about.add(paragraph("desk.intake.papers", request.papers().size()));
        if (intake.missing(request) > 0) {
            about.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.intake.missing", intake.missing(request))));
        }
        return card(new H2(I18n.text("service.intake", wanted.kind()) + " · " + wanted.name()),
                row("two", about, new Div(IntakeTimeline.create(request, user().zone()), step(request))));
    }

    private Component step(IntakeRequest request) {
        var following = request.stage().nextStages().stream().filter(next -> next != IntakeRequest.Stage.WITHDRAWN).sorted().toList();
        Select<IntakeRequest.Stage> stage = FormFields.select("desk.intake.next", following, each -> I18n.text("service.stage", each));
        following.stream().findFirst().ifPresent(stage::setValue);
        String draft = "intake:" + request.id();
        var say = FormDrafts.keep(draft, new TextArea(I18n.text("desk.intake.say")));
        say.setHelperText(I18n.text("desk.intake.say.hint"));
        say.setMaxLength(500);
        return row("inline-form", stage, say, button("desk.intake.move", "button", () -> {
            switch (intake.changeStage(request.id(), stage.getValue(), say.getValue(), actor())) {
                case IntakeRequests.IntakeResult.Done moved -> {
                    FormDrafts.discard(draft);
                    showResult(StatusChip.Tone.GOOD, "desk.intake.moved", I18n.text("service.stage", moved.request().stage()));
                }
                case IntakeRequests.IntakeResult.StageNotAllowed not ->
                        showResult(StatusChip.Tone.WARN, "desk.intake.not-from", I18n.text("service.stage", not.now()));
                case IntakeRequests.IntakeResult.ReasonNeeded _ -> FormBinder.reject(say, I18n.text("desk.intake.reason-needed"));
                case IntakeRequests.IntakeResult.NoSuchRequest _ -> showResult(StatusChip.Tone.WARN, "desk.intake.gone");
            }
        }));
    }
}
