package org.curbstop.web.staff.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.orders.IntakeTimeline;
import org.curbstop.web.staff.StaffNavigation;

/** Service applications of businesses, multi-unit buildings and new connections, with their stage and the next one. */
@Route(value = StaffNavigation.INTAKE, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffServiceApplicationsView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final ViewUser visitor;
    private final IntakeRequests intake;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();

    StaffServiceApplicationsView(ViewUser visitor, IntakeRequests intake, Utility utility) {
        super("desk.intake");
        this.visitor = visitor;
        this.intake = intake;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
    }

    private void draw() {
        clear();
        add(statusMessage);
        addEach(intake.listOpen(SHOWN, visitor.actor()), "desk.intake.none", this::panel);
    }

    private Component panel(IntakeRequest request) {
        var wanted = request.wanted();
        var about = new Div(paragraph("desk.orders.reference", ReferenceNumber.grouped(request.reference())), new Paragraph(wanted.where()),
                new Paragraph(
                        PortalLinks.external("tel:" + wanted.phone().e164(), I18n.text("staff.call", wanted.phone().formatNational()))),
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
                row("two", about, new Div(IntakeTimeline.create(request, utility.zone()), step(request))));
    }

    private Component step(IntakeRequest request) {
        var stage = new Select<IntakeRequest.Stage>();
        stage.setLabel(I18n.text("desk.intake.next"));
        var following = request.stage().nextStages().stream().filter(next -> next != IntakeRequest.Stage.WITHDRAWN).sorted().toList();
        stage.setItems(following);
        stage.setItemLabelGenerator(each -> I18n.text("service.stage", each));
        following.stream().findFirst().ifPresent(stage::setValue);
        String draft = "intake:" + request.id();
        var say = FormDrafts.keep(draft, new TextArea(I18n.text("desk.intake.say")));
        say.setHelperText(I18n.text("desk.intake.say.hint"));
        say.setMaxLength(500);
        var move = new Button(I18n.text("desk.intake.move"), pressed -> {
            IntakeRequests.IntakeResult answer = intake.changeStage(request.id(), stage.getValue(), say.getValue(), visitor.actor());
            if (answer instanceof IntakeRequests.IntakeResult.Done) {
                FormDrafts.discard(draft);
            }
            done(answer);
        });
        move.addClassName("button");
        return row("inline-form", stage, say, move);
    }

    private void done(IntakeRequests.IntakeResult answer) {
        draw();
        statusMessage.show(switch (answer) {
            case IntakeRequests.IntakeResult.Done done ->
                    new Callout(StatusChip.Tone.GOOD, I18n.text("desk.intake.moved", I18n.text("service.stage", done.request().stage())));
            case IntakeRequests.IntakeResult.StageNotAllowed not ->
                    new Callout(StatusChip.Tone.WARN, I18n.text("desk.intake.not-from", I18n.text("service.stage", not.now())));
            case IntakeRequests.IntakeResult.ReasonNeeded _ -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.intake.reason-needed"));
            case IntakeRequests.IntakeResult.NoSuchRequest _ -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.intake.gone"));
        });
    }
}
