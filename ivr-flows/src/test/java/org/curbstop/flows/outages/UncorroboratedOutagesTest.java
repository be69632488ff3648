package org.curbstop.flows.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

/** What callers are told of an outage that nobody, or only one origin, has reported. */
class UncorroboratedOutagesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final Outage SUSPECTED = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC,
            new OutageScope.Described("12 Alder St"), Outage.OutageKeys.NONE, Optional.empty(), NOW);

    @Test
    void an_outage_known_only_by_meters_was_reported_by_no_household() {
        assertThat(FindOutageStatus.withoutEstimate(SUSPECTED, 0).name()).isEqualTo("unreported");
    }

    @Test
    void several_reports_from_one_origin_are_told_as_one_household() {
        assertThat(FindOutageStatus.withoutEstimate(SUSPECTED, 4).name()).isEqualTo("one-household");
        assertThat(ReportOutage.joined(joining(SUSPECTED, 4), SUSPECTED, NOW).name()).isEqualTo("first");
    }

    @Test
    void households_that_confirm_each_other_are_counted() {
        Outage known = SUSPECTED.corroborated(NOW);
        assertThat(FindOutageStatus.withoutEstimate(known, 4).facts()).containsEntry("households", SlotValue.of(4));
        assertThat(ReportOutage.joined(joining(known, 3), known, NOW).facts()).containsEntry("others", SlotValue.of(3));
    }

    private static ReportOutageResult joining(Outage outage, int others) {
        return new ReportOutageResult(OutageReportId.create(), Optional.of(outage), false, false, others);
    }
}
