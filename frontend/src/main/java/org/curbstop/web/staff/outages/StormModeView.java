package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.Component;
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

/** Begins and ends storm mode, with the message that everybody hears and reads first. */
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
        var effects = new UnorderedList();
        effects.addClassName("papers");
        Stream.of("phone", "pages", "callback", "notices")
                .forEach(effect -> effects.add(new ListItem(I18n.text("storm.effect." + effect))));
        add(titledCard("storm.effects", effects), message(status));
        if (status.active()) {
            add(row("ways",
                    button("storm.end", "button button-quiet", () -> OutageConfirmationDialog.confirm("storm.end.title", "storm.end.do",
                    I18n.text("storm.end.asked"), () -> {
                        storm.end(actor());
                        done(StatusChip.Tone.GOOD, "storm.ended");
                    }))));
        }
    }

    private Callout state(StormStatus status) {
        String text = !status.active() ? I18n.text("storm.off")
                : I18n.text("storm.on", I18n.dateTime(status.since(), user().zone()));
        return new Callout(status.active() ? StatusChip.Tone.WARN : StatusChip.Tone.GOOD, text,
                paragraph(status.active() ? status.by().isPresent() ? "storm.by-staff" : "storm.by-rule"
                        : utility.stormHouseholds().isPresent() ? "storm.rule" : "storm.no-rule",
                        status.by().orElse(""), utility.stormHouseholds().orElse(0)));
    }

    /** One for each language, or none: then the usual words are said. */
    private Component message(StormStatus status) {
        var fields = new LinkedHashMap<Language, TextArea>();
        var form = new FormBinder();
        for (Language language : utility.languages()) {
            var field = new TextArea(I18n.text("storm.message", language.locale().getDisplayLanguage(I18n.locale())));
            field.setMaxLength(StormMode.LONGEST_MESSAGE);
            field.setWidthFull();
            field.setHelperText(I18n.text("storm.message.help"));
            field.setValue(status.messages().getOrDefault(language, ""));
            fields.put(language, form.check(field,
                    text -> !text.isBlank() || fields.values().stream().allMatch(each -> each.getValue().isBlank()),
                            "storm.message.missing"));
        }
        var inputs = new Div(fields.values().toArray(TextArea[]::new));
        inputs.addClassName("form");
        inputs.add(form.submit(status.active() ? "storm.change" : "storm.begin", () -> OutageConfirmationDialog.confirm(
                status.active() ? "storm.change.title" : "storm.begin.title", status.active() ? "storm.change" : "storm.begin.do",
                I18n.text("storm.begin.asked"), () -> begin(fields))));
        return titledCard("storm.message.title", inputs);
    }

    private void begin(Map<Language, TextArea> fields) {
        var messages = new LinkedHashMap<Language, String>();
        fields.forEach((language, field) -> messages.put(language, field.getValue()));
        storm.begin(messages, actor());
        done(StatusChip.Tone.GOOD, "storm.begun");
    }
}
