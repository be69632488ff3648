package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.StormMode.StormStatus;
import org.curbstop.utility.StormArea;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Starts and ends storm mode, with the message that everybody hears and reads first. */
@Route(value = StaffNavigation.STORM, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.OUTAGE_DESK, UserRole.Names.SUPERVISOR})
class StormModeView extends StaffView {

    private final StormMode storm;
    private final Utility utility;

    StormModeView(ViewUser user, FreshSignIn fresh, StormMode storm, Utility utility) {
        super("storm.title", user, fresh);
        this.storm = storm;
        this.utility = utility;
    }

    @Override
    protected void draw() {
        StormStatus status = storm.status();
        add(PortalLinks.to(StaffNavigation.OUTAGES, I18n.text("board.back")), state(status));
        var effects = styled(new UnorderedList(), "papers");
        Stream.of("phone", "pages", "callback", "notices")
                .forEach(effect -> effects.add(new ListItem(I18n.text("storm.effect." + effect))));
        add(titledCard("storm.effects", effects), message(status));
        if (status.active()) {
            add(row("ways",
                    button("storm.end", "button button-quiet", () -> OutageConfirmationDialog.confirm("storm.end.title", "storm.end.do",
                    I18n.text("storm.end.asked"), () -> {
                        storm.end(actor());
                        showResult(StatusChip.Tone.GOOD, "storm.ended");
                    }))));
        }
    }

    private Callout state(StormStatus status) {
        String text = !status.active() ? I18n.text("storm.off") : I18n.text("storm.on", I18n.dateTime(status.since(), user().zone()));
        return new Callout(status.active() ? StatusChip.Tone.WARN : StatusChip.Tone.GOOD, text,
                paragraph(status.active() ? status.by().isPresent() ? "storm.by-staff" : "storm.by-rule"
                        : utility.stormHouseholds().isPresent() ? "storm.rule" : "storm.no-rule",
                        status.by().orElse(""), utility.stormHouseholds().orElse(0)));
    }

    /** Form for one message per language, or none to use the default words. An area without its own message gets the one for all. */
    private Component message(StormStatus status) {
        var form = new FormBinder();
        var inputs = styled(new Div(), "form");
        Map<Language, TextArea> forAll = fields(form, status.messages());
        forAll.values().forEach(inputs::add);
        var ofAreas = new LinkedHashMap<String, Map<Language, TextArea>>();
        for (StormArea area : utility.stormAreas()) {
            Map<Language, TextArea> fields = fields(form, status.areaMessages().getOrDefault(area.id(), Map.of()));
            ofAreas.put(area.id(), fields);
            var details = new Details(I18n.text("storm.area", area.names().getOrDefault(
                    new Language(I18n.locale().getLanguage()), area.id())), fields.values().toArray(TextArea[]::new));
            details.setOpened(status.areaMessages().containsKey(area.id()));
            inputs.add(details);
        }
        inputs.add(form.submit(status.active() ? "storm.change" : "storm.begin", () -> OutageConfirmationDialog.confirm(
                status.active() ? "storm.change.title" : "storm.begin.title", status.active() ? "storm.change" : "storm.begin.do",
                I18n.text("storm.begin.asked"), () -> begin(forAll, ofAreas))));
        return titledCard("storm.message.title", inputs);
    }

    private Map<Language, TextArea> fields(FormBinder form, Map<Language, String> messages) {
        var fields = new LinkedHashMap<Language, TextArea>();
        for (Language language : utility.languages()) {
            var field = new TextArea(I18n.text("storm.message", language.locale().getDisplayLanguage(I18n.locale())));
            field.setMaxLength(StormMode.MAX_MESSAGE_LENGTH);
            field.setWidthFull();
            field.setHelperText(I18n.text("storm.message.help"));
            field.setValue(messages.getOrDefault(language, ""));
            fields.put(language, form.check(field,
                    text -> !text.isBlank() || fields.values().stream().allMatch(each -> each.getValue().isBlank()),
                            "storm.message.missing"));
        }
        return fields;
    }

    private void begin(Map<Language, TextArea> forAll, Map<String, Map<Language, TextArea>> ofAreas) {
        var messages = new LinkedHashMap<String, Map<Language, String>>();
        ofAreas.forEach((area, fields) -> {
            if (fields.values().stream().anyMatch(field -> !field.getValue().isBlank())) {
                messages.put(area, texts(fields));
            }
        });
        storm.begin(texts(forAll), messages, actor());
        showResult(StatusChip.Tone.GOOD, "storm.begun");
    }

    private static Map<Language, String> texts(Map<Language, TextArea> fields) {
        var texts = new LinkedHashMap<Language, String>();
        fields.forEach((language, field) -> texts.put(language, field.getValue()));
        return texts;
    }
}
