package org.curbstop.web.profile;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.notices.NoticeChoices;
import org.curbstop.notices.Topic;
import org.curbstop.notices.Way;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** Which notices come by which way: one choice a topic, kept at once, said back with a way to undo it. */
final class NoticesPanel {

    private final NoticeChoices choices;
    private final Visitor visitor;
    private final Told told;

    NoticesPanel(NoticeChoices choices, Visitor visitor, Told told) {
        this.choices = choices;
        this.visitor = visitor;
        this.told = told;
    }

    Section of(Person person) {
        var list = new Div();
        list.addClassName("form");
        for (Topic topic : Topic.values()) {
            if (topic.isChosen()) {
                list.add(choice(person, topic));
            }
        }
        return Page.titled("profile.notices", Page.words("profile.notices.hint"), list, new Paragraph(Say.words("profile.notices.always")));
    }

    private Select<Way> choice(Person person, Topic topic) {
        var select = new Select<Way>();
        select.setLabel(Say.words("profile.topic", topic));
        select.setHelperText(topic.mayBeOff() ? null : Say.words("profile.notices.required"));
        select.setItems(ways(person, topic));
        select.setItemLabelGenerator(way -> Say.words("profile.way", way));
        select.setValue(choices.of(person.id(), topic));
        select.setWidthFull();
        select.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                choose(person, select, topic, changed.getValue());
            }
        });
        return select;
    }

    /** What is chosen now stays on the list, should its address have gone since. */
    private List<Way> ways(Person person, Topic topic) {
        boolean text = person.contacts().stream().anyMatch(Contact::mayText);
        boolean mail = person.email().isPresent();
        Way now = choices.of(person.id(), topic);
        return Arrays.stream(Way.values()).filter(way -> way == now || switch (way) {
            case USUAL -> true;
            case TEXT -> text;
            case MAIL -> mail;
            case BOTH -> text && mail;
            case NONE -> topic.mayBeOff();
        }).toList();
    }

    private void choose(Person person, Select<Way> select, Topic topic, Way way) {
        switch (choices.choose(person.id(), topic, way, visitor.asker())) {
            case NoticeChoices.Answer.Chosen chosen -> told.done(
                    Say.words("profile.notices.now", Say.words("profile.topic", topic), Say.words("profile.way", chosen.now())),
                    () -> {
                        choices.choose(person.id(), topic, chosen.before(), visitor.asker());
                        select.setValue(chosen.before());
                    });
            case NoticeChoices.Answer.Refused refused -> {
                select.setValue(choices.of(person.id(), topic));
                told.refused(Say.words(refused.code()));
            }
        }
    }
}
