package org.curbstop.web.profile;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.notices.preferences.NoticePreferences;
import org.curbstop.notices.preferences.NoticeTopic;
import org.curbstop.notices.preferences.PreferredChannel;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Notification preferences: one channel per topic, saved at once and confirmed with an undo button. */
record NoticePreferencesPanel(NoticePreferences choices, ViewUser visitor, StatusMessage statusMessage) {

    Section create(Person person) {
        var list = TitledView.styled(new Div(), "form");
        for (NoticeTopic topic : NoticeTopic.values()) {
            if (topic.isConfigurable()) {
                list.add(choice(person, topic));
            }
        }
        return TitledView.titledCard("profile.notices", TitledView.paragraph("profile.notices.hint"), list,
                new Paragraph(I18n.text("profile.notices.always")));
    }

    private Select<PreferredChannel> choice(Person person, NoticeTopic topic) {
        var select = new Select<PreferredChannel>();
        select.setLabel(I18n.text("profile.topic", topic));
        select.setHelperText(topic.isOptional() ? null : I18n.text("profile.notices.required"));
        select.setItems(availableWays(person, topic));
        select.setItemLabelGenerator(way -> I18n.text("profile.way", way));
        select.setValue(choices.get(person.id(), topic));
        select.setWidthFull();
        select.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                choose(person, select, topic, changed.getValue());
            }
        });
        return select;
    }

    /** The current choice stays listed even if its contact has been removed. */
    private List<PreferredChannel> availableWays(Person person, NoticeTopic topic) {
        boolean text = person.contacts().stream().anyMatch(Contact::mayText);
        boolean mail = person.email().isPresent();
        PreferredChannel now = choices.get(person.id(), topic);
        return Arrays.stream(PreferredChannel.values()).filter(way -> way == now || switch (way) {
            case USUAL -> true;
            case TEXT -> text;
            case MAIL -> mail;
            case BOTH -> text && mail;
            case NONE -> topic.isOptional();
        }).toList();
    }

    private void choose(Person person, Select<PreferredChannel> select, NoticeTopic topic, PreferredChannel way) {
        switch (choices.choose(person.id(), topic, way, visitor.actor())) {
            case NoticePreferences.PreferenceResult.Chosen chosen -> statusMessage.showUndoable(
                    I18n.text("profile.notices.now", I18n.text("profile.topic", topic), I18n.text("profile.way", chosen.now())), () -> {
                        choices.choose(person.id(), topic, chosen.before(), visitor.actor());
                        select.setValue(chosen.before());
                    });
            case NoticePreferences.PreferenceResult.Refused refused -> {
                select.setValue(choices.get(person.id(), topic));
                statusMessage.showError(I18n.text(refused.code()));
            }
        }
    }
}
