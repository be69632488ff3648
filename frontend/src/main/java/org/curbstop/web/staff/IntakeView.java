package org.curbstop.web.staff;

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
import org.curbstop.identity.Role;
import org.curbstop.orders.Intake;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.service.IntakeTrack;

/** Businesses, buildings of many units and new connections that a person works on: what they want, where it stands, the next stage. */
@Route(value = StaffNavigation.INTAKE, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class IntakeView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final Visitor visitor;
    private final Intake intake;
    private final Utility utility;
    private final Told told = new Told();

    IntakeView(Visitor visitor, Intake intake, Utility utility) {
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
        add(told);
        addEach(intake.open(SHOWN, visitor.asker()), "desk.intake.none", this::panel);
    }

    private Component panel(IntakeRequest request) {
        var wanted = request.wanted();
        var about = new Div(words("desk.orders.reference", ReferenceNumber.inThrees(request.reference())), new Paragraph(wanted.where()),
                new Paragraph(Links.out("tel:" + wanted.phone().e164(), Say.words("staff.call", wanted.phone().national()))),
                new Paragraph(wanted.services().stream().sorted().map(service -> Say.words("service", service)).collect(Collectors.joining(", "))));
        wanted.units().ifPresent(units -> about.add(words("desk.intake.units", units)));
        if (!wanted.words().isEmpty()) {
            about.add(new Paragraph(wanted.words()));
        }
        about.add(words("desk.intake.papers", request.papers().size()));
        if (intake.missing(request) > 0) {
            about.add(new Chip(Chip.Tone.WARN, Say.words("desk.intake.missing", intake.missing(request))));
        }
        return card(new H2(Say.words("service.intake", wanted.kind()) + " · " + wanted.name()), row("two", about, new Div(IntakeTrack.of(request, utility.zone()), step(request))));
    }

    private Component step(IntakeRequest request) {
        var stage = new Select<IntakeRequest.Stage>();
        stage.setLabel(Say.words("desk.intake.next"));
        var following = request.stage().following().stream().filter(next -> next != IntakeRequest.Stage.WITHDRAWN).sorted().toList();
        stage.setItems(following);
        stage.setItemLabelGenerator(each -> Say.words("service.stage", each));
        following.stream().findFirst().ifPresent(stage::setValue);
        String draft = "intake:" + request.id();
        var say = Drafts.keep(draft, new TextArea(Say.words("desk.intake.say")));
        say.setHelperText(Say.words("desk.intake.say.hint"));
        say.setMaxLength(500);
        var move = new Button(Say.words("desk.intake.move"), pressed -> {
            Intake.Answer answer = intake.move(request.id(), stage.getValue(), say.getValue(), visitor.asker());
            if (answer instanceof Intake.Answer.Done) {
                Drafts.saved(draft);
            }
            done(answer);
        });
        move.addClassName("button");
        return row("inline-form", stage, say, move);
    }

    private void done(Intake.Answer answer) {
        draw();
        told.say(switch (answer) {
            case Intake.Answer.Done done -> new Callout(Chip.Tone.GOOD, Say.words("desk.intake.moved", Say.words("service.stage", done.request().stage())));
            case Intake.Answer.NotFrom not -> new Callout(Chip.Tone.WARN, Say.words("desk.intake.not-from", Say.words("service.stage", not.now())));
            case Intake.Answer.ReasonNeeded _ -> new Callout(Chip.Tone.WARN, Say.words("desk.intake.reason-needed"));
            case Intake.Answer.NoSuchRequest _ -> new Callout(Chip.Tone.WARN, Say.words("desk.intake.gone"));
        });
    }
}
