package org.curbstop.notices;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Which notices reach a person by which way. What nobody has chosen goes the usual way; quiet hours and STOP hold whatever was chosen. */
@Component
public class NoticeChoices {

    private final Documents<Chosen> chosen;
    private final Accounts accounts;
    private final Audit audit;

    NoticeChoices(Store store, Accounts accounts, Audit audit) {
        this.chosen = store.documents(Chosen.class, "noticeChoices");
        this.accounts = accounts;
        this.audit = audit;
    }

    record Chosen(PersonId id, long version, Map<Topic, Way> ways) {
        Chosen {
            ways = Map.copyOf(ways);
        }

        Chosen with(Topic topic, Way way) {
            var now = new EnumMap<Topic, Way>(Topic.class);
            now.putAll(ways);
            now.put(topic, way);
            return new Chosen(id, version, now);
        }
    }

    /** What came of a choice. */
    public sealed interface Answer {

        /** @param before what an undo goes back to */
        record Chosen(Topic topic, Way before, Way now) implements Answer {}

        /** {@code code}: message key of the rule, such as {@code profile.notices.required}. */
        record Refused(String code) implements Answer {}
    }

    public Way of(PersonId person, Topic topic) {
        return chosen.find(person.value()).map(Chosen::ways).map(ways -> ways.get(topic)).orElse(Way.USUAL);
    }

    /** @param who the person or staff; for anybody else there is no such person */
    public Answer choose(PersonId id, Topic topic, Way way, Asker who) {
        Optional<Person> person = accounts.person(id).filter(known -> who.person().equals(Optional.of(id)) || who.staff().isPresent() || who.channel() == Channel.SYSTEM);
        if (person.isEmpty() || !topic.isChosen()) {
            return new Answer.Refused("profile.unknown");
        }
        Optional<String> refusal = refusal(person.get(), topic, way);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        Way before = of(id, topic);
        if (before != way) {
            chosen.insert(new Chosen(id, 0, Map.of()));
            chosen.change(id.value(), known -> known.with(topic, way));
            audit.record(who, "notices-chosen-" + topic + "-" + way, Optional.empty());
        }
        return new Answer.Chosen(topic, before, way);
    }

    private static Optional<String> refusal(Person person, Topic topic, Way way) {
        boolean textable = person.contacts().stream().anyMatch(Contact::mayText);
        boolean mailed = person.email().isPresent();
        return switch (way) {
            case USUAL -> Optional.empty();
            case NONE -> topic.mayBeOff() ? Optional.empty() : Optional.of("profile.notices.required");
            case TEXT -> textable ? Optional.empty() : Optional.of("profile.notices.needs-text");
            case MAIL -> mailed ? Optional.empty() : Optional.of("profile.notices.needs-email");
            case BOTH -> !textable ? Optional.of("profile.notices.needs-text") : mailed ? Optional.empty() : Optional.of("profile.notices.needs-email");
        };
    }
}
