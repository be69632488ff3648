package org.curbstop.web.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.curbstop.accounts.Person;
import org.curbstop.common.Invalid;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.orders.Intake;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What only a person can decide: a business, a building of many units, a new connection. Sent here, and followed here by its number. */
@Route(value = ServiceNavigation.APPLY, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class ApplyView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Intake intake;
    private final Utility utility;
    private final String form = UUID.randomUUID().toString();
    private final Told told = new Told();

    ApplyView(Visitor visitor, Intake intake, Utility utility) {
        super("service.apply.title");
        this.visitor = visitor;
        this.intake = intake;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        add(words("service.apply.lede"), told, row("two", request(), follow()));
    }

    private Component request() {
        var kind = new RadioButtonGroup<IntakeRequest.Kind>(Say.words("service.apply.kind"));
        kind.setItems(IntakeRequest.Kind.values());
        kind.setItemLabelGenerator(each -> Say.words("service.intake", each));
        var papers = new Div();
        kind.addValueChangeListener(changed -> papers(papers, changed.getValue()));
        kind.setValue(IntakeRequest.Kind.COMMERCIAL);
        var name = field("service.apply.name");
        visitor.person().map(Person::name).ifPresent(name::setValue);
        var phone = field("service.apply.phone");
        visitor.person().flatMap(Person::phone).map(PhoneNumber::national).ifPresent(phone::setValue);
        var where = field("service.apply.where");
        where.setHelperText(Say.words("service.apply.where.hint"));
        var services = new CheckboxGroup<UtilityService>(Say.words("service.which"));
        services.setItems(utility.services());
        services.setItemLabelGenerator(service -> Say.words("service", service));
        var about = Drafts.keep("apply", new TextArea(Say.words("service.apply.words")));
        about.setHelperText(Say.words("service.apply.words.hint"));
        about.setMaxLength(2_000);
        var send = new Button(Say.words("service.apply.send"));
        send.addClassName("button");
        send.addClickListener(pressed -> {
            Optional<PhoneNumber> number = PhoneNumber.read(phone.getValue());
            name.setInvalid(name.getValue().isBlank());
            phone.setInvalid(number.isEmpty());
            where.setInvalid(where.getValue().isBlank());
            Optional<TextField> wrong = Stream.of(name, phone, where).filter(TextField::isInvalid).findFirst();
            wrong.ifPresentOrElse(TextField::focus, () -> send(kind.getValue(), name.getValue(), number.orElseThrow(), where.getValue(), services.getValue(), about.getValue()));
        });
        var card = titled("service.apply.request", kind, papers, name, phone, where, services, about, send);
        card.addClassName("form");
        return card;
    }

    private static TextField field(String key) {
        var field = new TextField(Say.words(key));
        field.setErrorMessage(Say.words(key + ".error"));
        field.setMaxLength(200);
        return field;
    }

    /** Which papers are asked for, before anybody fetches them. */
    private void papers(Div into, IntakeRequest.Kind kind) {
        into.removeAll();
        List<String> codes = intake.papersFor(kind);
        if (!codes.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("range");
            codes.forEach(code -> list.add(new ListItem(Say.words("service.paper." + code))));
            into.add(words("service.apply.papers"), list);
        }
    }

    private void send(IntakeRequest.Kind kind, String name, PhoneNumber phone, String where, Set<UtilityService> services, String about) {
        told.removeAll();
        try {
            var wanted = new IntakeRequest.Wanted(kind, name, phone, Optional.empty(), where, services, Optional.empty(), about.strip(), visitor.language());
            tracker(intake.apply("portal:" + form, wanted, List.of(), visitor.asker()));
            Drafts.saved("apply");
        } catch (Invalid e) {
            told.add(new Callout(Chip.Tone.WARN, Say.words("service.apply.wrong")));
        }
    }

    private Component follow() {
        var reference = field("service.apply.reference");
        var phone = field("service.apply.phone");
        visitor.person().flatMap(Person::phone).map(PhoneNumber::national).ifPresent(phone::setValue);
        var look = new Button(Say.words("service.apply.look"), pressed -> {
            told.removeAll();
            PhoneNumber.read(phone.getValue()).flatMap(number -> intake.byReference(reference.getValue(), number, visitor.asker()))
                    .ifPresentOrElse(this::tracker, () -> told.add(new Callout(Chip.Tone.WARN, Say.words("service.apply.none"))));
        });
        look.addClassNames("button", "button-quiet");
        var card = titled("service.apply.follow", words("service.apply.follow.more"), reference, phone, look);
        card.addClassName("form");
        return card;
    }

    private void tracker(IntakeRequest request) {
        told.say(new Callout(Chip.Tone.GOOD, Say.words("service.apply.stands", ReferenceNumber.inThrees(request.reference())), IntakeTrack.of(request, utility.zone()), words("service.apply.next")));
        told.getElement().callJsFunction("scrollIntoView");
    }
}
