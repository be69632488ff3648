package org.curbstop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.bench.GeneratedTown.House;
import org.curbstop.bench.ReplayedStorm.HouseholdReport;
import org.junit.jupiter.api.Test;

class ReplayedStormTest {

    private static final int REPORTS = 20_000;

    private static GeneratedTown town(int houses) {
        return GeneratedTown.of(IntStream.range(0, houses)
                .mapToObj(i -> "%d,%d Alder St,%s".formatted(100_200_000 + i, 100 + 2 * i, i % 3 == 0 ? "North" : "South"))
                .collect(Collectors.joining("\n", "account_number,service_line1,feeder\n", "\n")), 1_600);
    }

    @Test
    void every_report_is_below_its_failed_device_and_no_household_reports_twice() {
        var storm = new ReplayedStorm(town(3 * REPORTS), REPORTS, 7);
        assertThat(storm.reports()).hasSize(REPORTS).extracting(HouseholdReport::house).doesNotHaveDuplicates();
        assertThat(storm.reports()).allSatisfy(report -> {
            House house = report.house();
            assertThat(report.above()).isEqualTo(report.device().equals(house.transformer()) ? house.lateral()
                    : report.device().equals(house.lateral()) ? house.feeder() : "");
        });
        assertThat(storm.failures()).as("as many for its size as 1,935 for 100,000 reports").isBetween(250, 600);
        assertThat(new ReplayedStorm(town(3 * REPORTS), REPORTS, 7).reports()).as("the same every time").isEqualTo(storm.reports());
    }

    @Test
    void a_feeder_with_too_many_houses_is_several_on_the_network() {
        assertThat(town(1_500).houses()).extracting(House::feeder).containsOnly("North", "South");
        assertThat(town(4_800).houses()).extracting(House::feeder).containsOnly("North", "South.1", "South.2");
        assertThat(town(4_800).houses().stream().collect(Collectors.groupingBy(House::transformer)).values())
                .allSatisfy(houses -> assertThat(houses).hasSize(8));
    }
}
