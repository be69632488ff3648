package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers are told about the restoration time, and how accurate it was. */
class RestorationEstimatesTest extends OutageReportingScenario {

    RestorationEstimatesTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @Test
    void an_etr_range_is_shown_then_its_end_then_that_it_passed() {
        OutageId id = reported();
        Instant from = fixture.clock.instant().plus(Duration.ofHours(1));
        Instant to = from.plus(Duration.ofHours(2));
        fixture.staffOutages.update(id, new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE, Optional.of(
                new OutageUpdate.EtrUpdate(Optional.of(to), Optional.of(from), Etr.Source.CREW_ON_SITE))), OSCAR);
        assertThat(outlook(id)).isInstanceOfSatisfying(RestorationOutlook.Between.class,
                range -> assertThat(List.of(range.from(), range.to())).containsExactly(from, to));
        fixture.clock.advance(Duration.ofMinutes(90));
        assertThat(outlook(id)).isInstanceOfSatisfying(RestorationOutlook.By.class, time -> assertThat(time.time()).isEqualTo(to));
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(outlook(id).kind()).isEqualTo(RestorationOutlook.Kind.PASSED);
        assertThat(outlook(id).latest()).isEmpty();
        assertThat(fixture.feed.entries()).singleElement()
                .satisfies(entry -> assertThat(entry.outlook().kind()).isEqualTo(RestorationOutlook.Kind.PASSED));
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        OutageId id = reported();
        Instant from = fixture.clock.instant().plus(Duration.ofHours(3));
        var update = new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE, Optional.of(
                new OutageUpdate.EtrUpdate(Optional.of(from), Optional.of(from), Etr.Source.CREW_ON_SITE)));
        assertThat(fixture.staffOutages.update(id, update, OSCAR)).isEqualTo(new StaffOutages.StaffOutageResult.NotPossible(
                StaffOutages.StaffOutageResult.StaffOutageRefusal.RANGE_REVERSED));
    }

    @Test
    void past_estimates_are_evaluated_after_the_outage_is_closed() {
        assertThat(fixture.outages.findEstimateAccuracy()).isEmpty();
        restoredAfter(Duration.ofMinutes(30));
        restoredAfter(Duration.ofMinutes(100));
        OutageId unsaid = reported();
        fixture.staffOutages.restore(unsaid, OSCAR);
        fixture.clock.advance(Duration.ofHours(25));
        fixture.closing.closeQuietOutages();
        assertThat(fixture.outages.find(unsaid).orElseThrow().state()).isInstanceOf(OutageState.Closed.class);
        assertThat(fixture.newOutages().findEstimateAccuracy()).contains(new EstimateAccuracy(2, Duration.ofMinutes(35), 1));
    }

    /** Promises restoration in an hour and restores after the given time. */
    private void restoredAfter(Duration time) {
        OutageId id = reported();
        fixture.setEtr(id, fixture.in(Duration.ofHours(1)), Etr.Source.DISPATCH);
        fixture.clock.advance(time);
        fixture.staffOutages.restore(id, OSCAR);
    }

    private OutageId reported() {
        return fixture.reporting.report(by(String.valueOf(fixture.clock.instant()), UNKNOWN, MillbrookCustomers.at("12 Alder St")))
                .outage().orElseThrow().id();
    }

    private RestorationOutlook outlook(OutageId id) {
        return fixture.outages.findOutlook(fixture.outages.find(id).orElseThrow());
    }
}
