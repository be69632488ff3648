package org.curbstop.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.common.Channel;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what staff change in a customer's profile on the timeline of each account that the customer holds. */
@Component
record ProfileTimelineListener(Timeline timeline, Accounts accounts) {

    @EventListener
    void on(ProfileChanged changed) {
        if (changed.staff().isEmpty()) {
            return;
        }
        var facts = new HashMap<String, Object>(Map.of("change", changed.change()));
        changed.contact().ifPresent(masked -> facts.put("contact", masked));
        accounts.listVisibleTo(changed.person()).stream().filter(account -> account.holder().equals(changed.person()))
                .forEach(account -> timeline.add(new TimelineEntry(
                        "profile:" + changed.person() + "/" + changed.version() + "/" + account.id(), Optional.of(account.id()),
                        Optional.empty(), Channel.DESK, TimelineEntry.EntryType.PROFILE_CHANGED, changed.person().value(), facts,
                        changed.at(), changed.staff())));
    }
}
