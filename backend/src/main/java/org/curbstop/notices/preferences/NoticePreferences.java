package org.curbstop.notices.preferences;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Stores which channel each person chose for each topic. Without a choice the default applies; quiet hours and STOP always do. */
@Component
public class NoticePreferences {

    private final AggregateCollection<StoredPreferences> chosen;
    private final Accounts accounts;
    private final AuditTrail audit;

    public NoticePreferences(Database database, Accounts accounts, AuditTrail audit) {
        this.chosen = database.collection(StoredPreferences.class, "noticeChoices");
        this.accounts = accounts;
        this.audit = audit;
    }

    record StoredPreferences(PersonId id, long version, Map<NoticeTopic, PreferredChannel> ways) {
        StoredPreferences {
            ways = Map.copyOf(ways);
        }

        StoredPreferences with(NoticeTopic topic, PreferredChannel way) {
            var now = new EnumMap<NoticeTopic, PreferredChannel>(NoticeTopic.class);
            now.putAll(ways);
            now.put(topic, way);
            return new StoredPreferences(id, version, now);
        }
    }

    public sealed interface PreferenceResult {

        /** @param before the previous choice, for undo */
        record Chosen(NoticeTopic topic, PreferredChannel before, PreferredChannel now) implements PreferenceResult {}

        /** {@code code}: message key of the rule, such as {@code profile.notices.required}. */
        record Refused(String code) implements PreferenceResult {}
    }

    public PreferredChannel get(PersonId person, NoticeTopic topic) {
        return chosen.find(person.value()).map(StoredPreferences::ways).map(ways -> ways.get(topic)).orElse(PreferredChannel.USUAL);
    }

    /** @param actor the person, staff or the system; for anybody else the result is {@code profile.unknown} */
    public PreferenceResult choose(PersonId id, NoticeTopic topic, PreferredChannel way, Actor actor) {
        Optional<Person> person = accounts.findPerson(id)
                .filter(known -> actor.person().equals(Optional.of(id)) || actor.staff().isPresent() || actor.channel() == Channel.SYSTEM);
        if (person.isEmpty() || !topic.isConfigurable()) {
            return new PreferenceResult.Refused("profile.unknown");
        }
        Optional<String> refusal = refusal(person.get(), topic, way);
        if (refusal.isPresent()) {
            return new PreferenceResult.Refused(refusal.get());
        }
        PreferredChannel before = get(id, topic);
        if (before != way) {
            chosen.insert(new StoredPreferences(id, 0, Map.of()));
            chosen.change(id.value(), known -> known.with(topic, way));
            audit.record(actor, "notices-chosen-" + topic + "-" + way, Optional.empty());
        }
        return new PreferenceResult.Chosen(topic, before, way);
    }

    private static Optional<String> refusal(Person person, NoticeTopic topic, PreferredChannel way) {
        boolean textable = person.contacts().stream().anyMatch(Contact::mayText);
        boolean mailed = person.email().isPresent();
        return switch (way) {
            case USUAL -> Optional.empty();
            case NONE -> topic.isOptional() ? Optional.empty() : Optional.of("profile.notices.required");
            case TEXT -> textable ? Optional.empty() : Optional.of("profile.notices.needs-text");
            case MAIL -> mailed ? Optional.empty() : Optional.of("profile.notices.needs-email");
            case BOTH -> !textable ? Optional.of("profile.notices.needs-text") : mailed ? Optional.empty()
                    : Optional.of("profile.notices.needs-email");
        };
    }
}
