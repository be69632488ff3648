package org.curbstop.assistance.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.assistance.AssistanceForTests;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DescribedAgency;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DirectoryContents;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ImportingAgenciesTest {

    private final AssistanceForTests all;

    @TempDir
    private Path folder;

    ImportingAgenciesTest(TestStore test) {
        this.all = new AssistanceForTests(test);
    }

    private ImportingAgencies.AgencyImportResult run(DirectoryContents contents) {
        return new ImportingAgencies((source, encoding) -> contents, all.directory, all.millbrook.audit)
                .importFrom(folder.resolve("d.json"), StandardCharsets.UTF_8, folder.resolve("d.json.rejects"));
    }

    private static DirectoryContents whole(Agency agency, DirectoryFileError... errors) {
        return new DirectoryContents(List.of(new DescribedAgency(agency, true)), List.of(errors));
    }

    private static Agency millRiver(Agency.Status status, Optional<Instant> modified, String... offers) {
        Agency sample = AssistanceForTests.agency("mill-river-action", "Mill River Community Action", "liheap");
        Agency.OfferedService one = sample.offers().getFirst();
        List<Agency.OfferedService> all = java.util.Arrays.stream(offers).map(id -> new Agency.OfferedService(
                id, one.name(), "", status, id.equals("energy") ? Set.of("liheap") : Set.of(), Optional.empty(), List.of(), "", "", "",
                List.of(),
                List.of(), List.of(), List.of(), modified)).toList();
        return new Agency(sample.id(), 0, sample.name(), "", Optional.empty(), Optional.empty(), List.of(), List.of(), all);
    }

    @Test
    void new_changed_and_unchanged_agencies_are_counted_and_reimporting_changes_nothing() {
        DirectoryContents contents = new DirectoryContents(List.of(
                new DescribedAgency(AssistanceForTests.agency("new-one", "New One", "liheap"), true),
                new DescribedAgency(millRiver(Agency.Status.ACTIVE, Optional.empty(), "energy"), true),
                new DescribedAgency(AssistanceForTests.agency("millbrook-home-repair", "Millbrook Home Repair", "leak-repair"), true)),
                List.of());
        assertThat(run(contents)).extracting(ImportingAgencies.AgencyImportResult::added, ImportingAgencies.AgencyImportResult::changed,
                ImportingAgencies.AgencyImportResult::same).containsExactly(1, 1, 1);
        assertThat(run(contents)).extracting(ImportingAgencies.AgencyImportResult::added, ImportingAgencies.AgencyImportResult::changed,
                ImportingAgencies.AgencyImportResult::same).containsExactly(0, 0, 3);
    }

    @Test
    void a_file_about_one_service_leaves_the_others_unchanged() {
        run(whole(millRiver(Agency.Status.ACTIVE, Optional.empty(), "energy", "food")));
        run(new DirectoryContents(List.of(new DescribedAgency(millRiver(Agency.Status.INACTIVE, Optional.empty(), "energy"), false)),
                List.of()));
        assertThat(all.directory.find("mill-river-action").orElseThrow().offers())
                .extracting(Agency.OfferedService::id, Agency.OfferedService::status)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("energy", Agency.Status.INACTIVE),
                        org.assertj.core.groups.Tuple.tuple("food", Agency.Status.ACTIVE));
    }

    @Test
    void a_list_page_of_organizations_leaves_services_and_details_unchanged() {
        Agency described = millRiver(Agency.Status.ACTIVE, Optional.empty(), "energy", "food");
        run(whole(new Agency(described.id(), 0, described.name(), "Bills and food", Optional.of("help@mill.example"),
                Optional.of("https://mill.example"), List.of(), List.of(), described.offers())));
        Agency full = all.directory.find("mill-river-action").orElseThrow();
        assertThat(run(new DirectoryContents(List.of(new DescribedAgency(millRiver(Agency.Status.ACTIVE, Optional.empty()), false)),
                List.of())).same()).isEqualTo(1);
        assertThat(all.directory.find("mill-river-action")).contains(full);
    }

    @Test
    void a_service_at_one_location_keeps_its_other_locations() {
        for (String place : List.of("hall", "pool")) {
            Agency one = millRiver(Agency.Status.ACTIVE, Optional.empty(), "energy");
            var atPlace = new Agency(one.id(), 0, one.name(), "", Optional.empty(), Optional.empty(), List.of(), List.of(),
                    List.of(one.offers().getFirst().withPlaces(List.of(place))));
            run(new DirectoryContents(List.of(new DescribedAgency(atPlace, false, false)), List.of()));
        }
        assertThat(all.directory.find("mill-river-action").orElseThrow().offers()).filteredOn(offer -> offer.id().equals("energy"))
                .singleElement().satisfies(offer -> assertThat(offer.placeIds()).containsExactly("hall", "pool"));
    }

    @Test
    void rejected_agencies_are_listed_by_reason_until_corrected() throws Exception {
        Agency agency = millRiver(Agency.Status.ACTIVE, Optional.empty(), "energy");
        var imported = run(whole(agency, new DirectoryFileError("services.csv", 3, "status", "active", "lost,nobody,Lost,great")));
        assertThat(Files.readAllLines(imported.rejects().orElseThrow())).containsExactly("# services.csv:3: status: expected active",
                "lost,nobody,Lost,great");
        assertThat(run(whole(agency)).rejects()).isEmpty();
        assertThat(folder.resolve("d.json.rejects")).doesNotExist();
    }

    @Test
    void the_agencys_own_status_is_kept_until_the_directory_has_newer_data() {
        Instant before = all.millbrook.clock.instant();
        run(whole(millRiver(Agency.Status.ACTIVE, Optional.of(before), "energy")));
        all.millbrook.clock.advance(Duration.ofHours(1));
        all.directory.setIntakeStatus("liheap", IntakeStatus.CLOSED, LENA);
        assertThat(all.directory.intakeStatus("mill-river-action", "liheap")).isEqualTo(IntakeStatus.CLOSED);
        run(whole(millRiver(Agency.Status.ACTIVE, Optional.of(before), "energy")));
        assertThat(all.directory.intakeStatus("mill-river-action", "liheap")).as("no newer data").isEqualTo(IntakeStatus.CLOSED);
        run(whole(millRiver(Agency.Status.ACTIVE, Optional.of(before.plus(Duration.ofHours(2))), "energy")));
        assertThat(all.directory.intakeStatus("mill-river-action", "liheap")).isEqualTo(IntakeStatus.OPEN);
        assertThat(all.directory.intakeStatus("mill-river-action", "leak-repair")).as("a service that the agency does not offer")
                .isEqualTo(IntakeStatus.CLOSED);
    }
}
