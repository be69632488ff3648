package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

/** What the timelines of Cy's two accounts say about changes to his profile. */
@DatabaseTest
class ProfileTimelineListenerTest {

    private final MillbrookCustomers millbrook;
    private final Timeline timeline;
    private final ProfileTimelineListener listener;

    ProfileTimelineListenerTest(TestStore test) {
        millbrook = new MillbrookCustomers(test);
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, Duration.ofMinutes(30), 2);
        timeline = new Timeline(new CaseRepository(test.store()), millbrook.accounts, millbrook.audit,
                new CaseDeadlines(SampleUtility.millbrook(), settings, millbrook.clock));
        listener = new ProfileTimelineListener(timeline, millbrook.accounts);
    }

    private ProfileChanged changed(Optional<String> staff) {
        return new ProfileChanged(millbrook.cy.id(), 1, "contact-added", Optional.of("…42"), millbrook.clock.instant(), staff);
    }

    private List<TimelineEntry> entries(AccountId account) {
        return timeline.list(account, 10, Optional.empty(), Actor.staff("sam"));
    }

    @Test
    void a_change_by_staff_is_on_the_timeline_of_each_account_once() {
        listener.on(changed(Optional.of("sam")));
        listener.on(changed(Optional.of("sam")));
        for (AccountId account : List.of(millbrook.cysOwn.id(), millbrook.cysLet.id())) {
            assertThat(entries(account)).singleElement().satisfies(entry -> {
                assertThat(entry.what()).isEqualTo(TimelineEntry.EntryType.PROFILE_CHANGED);
                assertThat(entry.staff()).contains("sam");
                assertThat(entry.facts()).isEqualTo(Map.of("change", "contact-added", "contact", "…42"));
            });
        }
        assertThat(entries(millbrook.adas.id())).isEmpty();
    }

    @Test
    void a_change_by_the_customer_is_not() {
        listener.on(changed(Optional.empty()));
        assertThat(entries(millbrook.cysOwn.id())).isEmpty();
    }
}
