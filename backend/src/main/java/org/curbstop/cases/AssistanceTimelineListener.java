package org.curbstop.cases;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationReceived;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralSent;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.StoredName;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records referrals and assistance applications on the timeline. */
@Component
record AssistanceTimelineListener(Timeline timeline) {

    @EventListener
    void on(ReferralSent sent) {
        add("referral:" + sent.referral() + ":0", sent.account(), sent.channel(), TimelineEntry.EntryType.REFERRAL, sent.referral().value(),
                Map.of("programme", sent.programme(), "agency", sent.agency(), "state", "Sent"), sent.at());
    }

    @EventListener
    void on(ReferralChanged changed) {
        add("referral:" + changed.referral() + ":" + changed.number(), changed.account(), Channel.SYSTEM, TimelineEntry.EntryType.REFERRAL,
                changed.referral().value(),
                Map.of("programme", changed.programme(), "agency", changed.agency(), "state",
                        StoredName.capitalized(changed.state().getClass())),
                changed.at());
    }

    @EventListener
    void on(ApplicationReceived received) {
        add("application:" + received.application() + ":0", received.account(), received.channel(), TimelineEntry.EntryType.APPLICATION,
                received.application().value(),
                Map.of("programme", received.programme(), "state", StoredName.capitalized(received.state().getClass())), received.at());
    }

    @EventListener
    void on(ApplicationChanged changed) {
        add("application:" + changed.application() + ":" + changed.number(), changed.account(), Channel.SYSTEM,
                TimelineEntry.EntryType.APPLICATION,
                changed.application().value(),
                Map.of("programme", changed.programme(), "state", StoredName.capitalized(changed.state().getClass())), changed.at());
    }

    private void add(String id, AccountId account, Channel channel, TimelineEntry.EntryType what, String reference,
            Map<String, Object> facts, Instant at) {
        timeline.add(new TimelineEntry(id, Optional.of(account), Optional.empty(), channel, what, reference, facts, at, Optional.empty()));
    }
}
