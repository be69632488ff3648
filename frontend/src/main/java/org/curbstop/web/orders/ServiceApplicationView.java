package org.curbstop.web.orders;

import com.vaadin.flow.component.Component;
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
import java.util.UUID;
import org.curbstop.accounts.Person;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Application that staff decide: a business, a multi-unit building or a new connection. Submitted here and tracked by its number. */
@Route(value = OrderNavigation.APPLY, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class ServiceApplicationView extends TitledView implements BeforeEnterObserver {

    private static final int MAX_NUMBER_LENGTH = 40;

    private final ViewUser visitor;
    private final IntakeRequests intake;
    private final Utility utility;
    private final String form = UUID.randomUUID().toString();
    private final StatusMessage statusMessage = new StatusMessage();

    ServiceApplicationView(ViewUser visitor, IntakeRequests intake, Utility utility) {
        super("service.apply.title");
        this.visitor = visitor;
        this.intake = intake;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        add(paragraph("service.apply.lede"), statusMessage, row("two", request(), follow()));
    }

    private Component request() {
        var kind = new RadioButtonGroup<IntakeRequest.Kind>(I18n.text("service.apply.kind"));
        kind.setItems(IntakeRequest.Kind.values());
        kind.setItemLabelGenerator(each -> I18n.text("service.intake", each));
        var documents = new Div();
        kind.addValueChangeListener(changed -> showDocuments(documents, changed.getValue()));
        kind.setValue(IntakeRequest.Kind.COMMERCIAL);
        var name = field("service.apply.name", IntakeRequest.IntakeDetails.MAX_NAME_LENGTH);
        visitor.person().map(Person::name).ifPresent(name::setValue);
        var phone = field("service.apply.phone", MAX_NUMBER_LENGTH);
        visitor.person().flatMap(Person::phone).map(PhoneNumber::formatNational).ifPresent(phone::setValue);
        var where = field("service.apply.where", IntakeRequest.IntakeDetails.MAX_PLACE_LENGTH);
        where.setHelperText(I18n.text("service.apply.where.hint"));
        var services = new CheckboxGroup<ServiceType>(I18n.text("service.which"));
        services.setItems(utility.services());
        services.setItemLabelGenerator(service -> I18n.text("service", service));
        var about = FormDrafts.keep("apply", new TextArea(I18n.text("service.apply.words")));
        about.setHelperText(I18n.text("service.apply.words.hint"));
        about.setMaxLength(IntakeRequest.IntakeDetails.MAX_TEXT_LENGTH);
        var fields = new FormBinder();
        fields.require(name, "service.apply.name.error");
        fields.check(phone, typed -> PhoneNumber.parse(typed).isPresent(), "service.apply.phone.error");
        fields.require(where, "service.apply.where.error");
        var send = fields.submit("service.apply.send", () -> send(new IntakeRequest.IntakeDetails(
                kind.getValue(), name.getValue(), PhoneNumber.parse(phone.getValue()).orElseThrow(), Optional.empty(), where.getValue(),
                services.getValue(), Optional.empty(), about.getValue().strip(), visitor.language())));
        return styled(titledCard("service.apply.request", kind, documents, name, phone, where, services, about, send), "form");
    }

    private static TextField field(String key, int most) {
        var field = new TextField(I18n.text(key));
        field.setMaxLength(most);
        return field;
    }

    /** Lists the required documents before the customer uploads any. */
    private void showDocuments(Div into, IntakeRequest.Kind kind) {
        into.removeAll();
        List<String> codes = intake.requiredDocuments(kind);
        if (!codes.isEmpty()) {
            var list = styled(new UnorderedList(), "range");
            codes.forEach(code -> list.add(new ListItem(I18n.text("service.paper." + code))));
            into.add(paragraph("service.apply.papers"), list);
        }
    }

    private void send(IntakeRequest.IntakeDetails wanted) {
        showProgress(intake.submit("portal:" + form, wanted, List.of(), visitor.actor()));
        FormDrafts.discard("apply");
    }

    private Component follow() {
        var reference = field("service.apply.reference", MAX_NUMBER_LENGTH);
        var phone = field("service.apply.phone", MAX_NUMBER_LENGTH);
        visitor.person().flatMap(Person::phone).map(PhoneNumber::formatNational).ifPresent(phone::setValue);
        var fields = new FormBinder();
        fields.require(reference, "service.apply.reference.error");
        fields.check(phone, typed -> PhoneNumber.parse(typed).isPresent(), "service.apply.phone.error");
        var look = fields.submit("service.apply.look", () -> {
            statusMessage.removeAll();
            PhoneNumber.parse(phone.getValue()).flatMap(number -> intake.findByReference(reference.getValue(), number, visitor.actor()))
                    .ifPresentOrElse(this::showProgress,
                            () -> statusMessage.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.apply.none"))));
        });
        look.addClassName("button-quiet");
        return styled(titledCard("service.apply.follow", paragraph("service.apply.follow.more"), reference, phone, look), "form");
    }

    private void showProgress(IntakeRequest request) {
        statusMessage
                .show(new Callout(StatusChip.Tone.GOOD, I18n.text("service.apply.stands", ReferenceNumber.grouped(request.reference())),
                        IntakeTimeline.create(request, utility.zone()), paragraph("service.apply.next")));
        statusMessage.getElement().callJsFunction("scrollIntoView");
    }
}
