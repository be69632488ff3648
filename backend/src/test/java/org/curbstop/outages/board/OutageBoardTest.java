package org.curbstop.outages.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Premise;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Etr;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class OutageBoardTest {

    private static final Actor STRANGER = Actor.anonymous(Channel.PAGE, "stranger");

    private final TestStore test;
    private final OutagesForTests fixture;
    private final Set<AccountId> devices = new HashSet<>();
    private final OutageBoard board;
    private final BulkUpdates bulk;
    private final ShiftHandOver handOver;

    OutageBoardTest(TestStore test, @TempDir Path data) {
        this.test = test;
        fixture = new OutagesForTests(test, data);
        board = new OutageBoard(fixture.repository, fixture.grouping,
                new MedicalPlaces(Optional.of(() -> devices), fixture.millbrook.accounts, fixture.grouping), fixture.millbrook.accounts,
                fixture.clock);
        bulk = new BulkUpdates(fixture.staffOutages, fixture.repository, fixture.millbrook.audit, fixture.clock);
        fixture.street("Oak Ave", 2, "East");
        handOver = new ShiftHandOver(fixture.repository, test.store(), fixture.millbrook.audit, fixture.clock);
    }

    /** Adds outages as after a storm: on four feeders, opened within five hours, some corroborated, some confirmed with a crew. */
    private List<Outage> storm(int many) {
        Instant now = fixture.clock.instant();
        List<Outage> all = IntStream.range(0, many).mapToObj(i -> {
            var scope = new OutageScope.Network(NetworkPart.TRANSFORMER, "T" + i, Optional.empty());
            var keys = new Outage.OutageKeys(Optional.of("ELECTRIC|TRANSFORMER|T" + i), Optional.empty(),
                    Optional.of("ELECTRIC|Feeder" + i % 4));
            Outage outage = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, scope, keys, Optional.empty(),
                    now.minus(Duration.ofMinutes(i % 300)));
            return i % 3 == 0 ? outage : i % 3 == 1 ? outage.corroborated(now)
                    : outage.withState(new OutageState.Confirmed(now)).withCrew(CrewStatus.ON_SITE);
        }).toList();
        for (int from = 0; from < many; from += 500) {
            fixture.repository.outages.insertAll(all.subList(from, Math.min(many, from + 500)));
        }
        return all;
    }

    private Outage report(String key, String place, String phone) {
        return fixture.reporting.report(new NewOutageReport(key, ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(place), Optional.of(new PhoneNumber(phone)), Set.of(), Channel.TEXT, Language.ENGLISH)).outage().orElseThrow();
    }

    private List<BoardRow> find(BoardFilter filter) {
        return board.list(filter, BoardSort.OPENED.comparator(false), 0, 100, OSCAR);
    }

    @Test
    void viewers_of_5000_outages_share_reads_and_load_only_their_page() {
        storm(5000);
        assertThat(board.count(BoardFilter.ALL, OSCAR)).isEqualTo(5000);
        long before = reads();
        for (int viewer = 0; viewer < 50; viewer++) {
            assertThat(board.list(BoardFilter.ALL, BoardSort.HOUSEHOLDS.comparator(false), viewer * 50, 50, OSCAR)).hasSize(50);
        }
        // One load takes six batches of outages and five of counters; a busy machine may need a few loads.
        assertThat(reads() - before).isLessThanOrEqualTo(50 / 10 * 11);
    }

    private long reads() {
        return test.reads("outages") + test.reads("counters");
    }

    @Test
    void the_desk_sees_each_outage_at_its_exact_place() {
        var exact = new GeoPoint(44.051234, -121.312345);
        var premise = new Premise(PremiseId.create(), 0, MillbrookCustomers.at("7 Oak Ct"), Optional.of("East"), Optional.empty(),
                Optional.of(exact));
        assertThat(fixture.millbrook.accounts.add(premise)).isTrue();
        Outage home = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, new OutageScope.Described("7 Oak Ct"),
                new Outage.OutageKeys(Optional.of("ELECTRIC|" + premise.id()), Optional.empty()), Optional.empty(),
                fixture.clock.instant());
        var near = new GeoPoint(44.06, -121.3);
        Outage device = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC,
                new OutageScope.Network(NetworkPart.TRANSFORMER, "T1", Optional.of(near)),
                new Outage.OutageKeys(Optional.of("ELECTRIC|TRANSFORMER|T1"), Optional.empty()), Optional.empty(),
                fixture.clock.instant()).corroborated(fixture.clock.instant());
        fixture.repository.outages.insertAll(List.of(home, device));

        assertThat(places(Outage.Certainty.ONE_HOUSEHOLD, OSCAR)).containsExactly(exact);
        assertThat(places(Outage.Certainty.SEVERAL_HOUSEHOLDS, OSCAR)).containsExactly(near);
        assertThat(places(Outage.Certainty.ONE_HOUSEHOLD, STRANGER)).isEmpty();
    }

    private List<GeoPoint> places(Outage.Certainty certainty, Actor actor) {
        return board.listPlaces(BoardFilter.of(Set.of(certainty)), actor).stream().flatMap(place -> place.at().stream()).toList();
    }

    @Test
    void pages_contain_every_outage_once_in_the_requested_order() {
        storm(230);
        var seen = new ArrayList<Instant>();
        var ids = new HashSet<OutageId>();
        for (int from = 0; from < 230; from += 50) {
            board.list(BoardFilter.ALL, BoardSort.OPENED.comparator(true), from, 50, OSCAR).forEach(row -> {
                seen.add(row.outage().opened());
                ids.add(row.outage().id());
            });
        }
        assertThat(seen).isSorted().hasSize(230);
        assertThat(ids).hasSize(230);
    }

    @Test
    void filters_find_matching_outages() {
        storm(240);
        assertThat(board.count(BoardFilter.of(Set.of(Outage.Certainty.CONFIRMED)), OSCAR)).isEqualTo(80);
        assertThat(board.count(BoardFilter.ALL.withFeeders(Set.of("Feeder1")), OSCAR)).isEqualTo(60);
        assertThat(board.count(BoardFilter.ALL.withCrew(Optional.of(CrewStatus.ON_SITE)), OSCAR)).isEqualTo(80);
        assertThat(board.count(BoardFilter.ALL.withService(Optional.of(ServiceType.WATER)), OSCAR)).isZero();
        assertThat(board.count(BoardFilter.ALL.withAge(Duration.ofMinutes(200)), OSCAR)).isEqualTo(40);
        assertThat(board.count(BoardFilter.ALL.withHouseholds(1), OSCAR)).isZero();
        assertThat(board.listFeeders(OSCAR)).containsExactly("Feeder0", "Feeder1", "Feeder2", "Feeder3");
    }

    @Test
    void an_outage_is_found_by_address_device_phone_and_number() {
        Outage north = report("b1", "12 Alder St", "+15035550177");
        storm(40);
        assertThat(find(BoardFilter.ALL.withWords("12 alder"))).extracting(row -> row.outage().id()).containsExactly(north.id());
        assertThat(find(BoardFilter.ALL.withWords("(503) 555-0177"))).extracting(row -> row.outage().id()).containsExactly(north.id());
        assertThat(find(BoardFilter.ALL.withWords(ReferenceNumber.display(north.id().value())))).extracting(row -> row.outage().id())
                .containsExactly(north.id());
        assertThat(find(BoardFilter.ALL.withWords("T17"))).hasSize(1);
        assertThat(find(BoardFilter.ALL.withWords("nothing of the kind"))).isEmpty();
    }

    @Test
    void medical_customers_count_even_if_they_have_not_reported() {
        devices.add(fixture.millbrook.adas.id());
        Outage north = report("b2", fixture.millbrook.adas.premise().address().street(), "+15035550178");
        assertThat(find(BoardFilter.ALL.withMedical(true))).singleElement().satisfies(row -> {
            assertThat(row.outage().id()).isEqualTo(north.id());
            assertThat(row.medical()).isEqualTo(1);
            assertThat(row.households()).isEqualTo(1);
        });
        assertThat(board.listMedical(north.id(), OSCAR)).containsExactly(fixture.millbrook.adas.premise());
        assertThat(board.totals(BoardFilter.ALL, OSCAR)).isEqualTo(new BoardTotals(1, 1, 1, 0));
    }

    @Test
    void outages_with_a_passed_etr_are_found() {
        Outage north = report("b3", "12 Alder St", "+15035550177");
        bulk.apply(List.of(north.id()), estimate(Duration.ofHours(1)), OSCAR);
        assertThat(find(BoardFilter.ALL.withPassed(true))).isEmpty();
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(find(BoardFilter.ALL.withPassed(true))).hasSize(1);
    }

    @Test
    void the_board_is_empty_for_other_users() {
        Outage north = report("b4", "12 Alder St", "+15035550177");
        assertThat(board.count(BoardFilter.ALL, STRANGER)).isZero();
        assertThat(board.listMedical(north.id(), STRANGER)).isEmpty();
        assertThat(bulk.apply(List.of(north.id()), new BulkUpdate(Optional.of(OutageCause.TREE), Optional.empty(), Optional.empty()), STRANGER)
                .steps()).isEmpty();
        assertThat(handOver.leaveNote("x", STRANGER)).isEmpty();
    }

    @Test
    void the_revision_changes_only_when_the_board_changes() {
        report("b5", "12 Alder St", "+15035550177");
        long first = board.revision(OSCAR);
        long before = reads();
        Awaitility.await().until(() -> {
            assertThat(board.revision(OSCAR)).isEqualTo(first);
            return reads() > before;
        });
        report("b6", "1001 Oak Ave", "+15035550178");
        Awaitility.await().until(() -> board.revision(OSCAR) > first);
    }

    private BulkUpdate estimate(Duration in) {
        return new BulkUpdate(Optional.empty(), Optional.empty(), Optional.of(new OutageUpdate.EtrUpdate(
                Optional.of(fixture.clock.instant().plus(in)), Etr.Source.DISPATCH)));
    }

    @Test
    void a_bulk_update_previews_and_reports_the_number_of_people_notified() {
        Outage north = report("b7", "12 Alder St", "+15035550177");
        report("b8", "1001 Oak Ave", "+15035550178");
        Outage loose = report("b9", "1002 Oak Ave", "+15035550179");
        var update = new BulkUpdate(Optional.of(OutageCause.STORM), Optional.of(CrewStatus.ASSIGNED), Optional.empty());
        var ids = new HashSet<>(List.of(north.id(), loose.id()));
        var preview = bulk.preview(ids, update, OSCAR);
        assertThat(preview.outages()).isEqualTo(ids.size());
        assertThat(preview.recipients()).isEqualTo(3);
        assertThat(preview.messages()).as("identical messages are shown once").hasSize(1);
        assertThat(fixture.published(OutageConfirmed.class)).isEmpty();
        var result = bulk.apply(ids, update, OSCAR);
        assertThat(result.notified()).isEqualTo(3);
        assertThat(fixture.published(OutageConfirmed.class).stream().mapToInt(event -> event.tell().size()).sum()).isEqualTo(3);
        assertThat(fixture.outages.find(loose.id()).orElseThrow().cause()).isEqualTo(OutageCause.STORM);
    }

    @Test
    void undoing_a_bulk_update_keeps_later_changes_by_others() {
        List<Outage> storm = storm(6);
        var update = new BulkUpdate(Optional.of(OutageCause.TREE), Optional.of(CrewStatus.ON_THE_WAY), Optional.empty());
        var result = bulk.apply(storm.stream().map(Outage::id).toList(), update, OSCAR);
        OutageId changed = storm.getFirst().id();
        fixture.staffOutages.update(changed, new OutageUpdate(OutageCause.ANIMAL, CrewStatus.ON_SITE, Optional.empty()), OSCAR);
        assertThat(bulk.undo(result, OSCAR)).isEqualTo(5);
        assertThat(bulk.undo(result, OSCAR)).as("it can be undone only once").isZero();
        assertThat(fixture.outages.find(changed).orElseThrow().cause()).isEqualTo(OutageCause.ANIMAL);
        assertThat(fixture.outages.find(storm.get(2).id()).orElseThrow()).satisfies(outage -> {
            assertThat(outage.cause()).isEqualTo(OutageCause.UNKNOWN);
            assertThat(outage.crew()).isEqualTo(CrewStatus.ON_SITE);
        });
    }

    @Test
    void outages_skipped_by_a_bulk_update_are_counted_by_reason() {
        List<Outage> storm = storm(3);
        fixture.staffOutages.restore(storm.get(1).id(), OSCAR);
        var result = bulk.apply(storm.stream().map(Outage::id).toList(), estimate(Duration.ofHours(2)), OSCAR);
        assertThat(result.steps()).hasSize(2);
        assertThat(result.refused()).containsOnlyKeys(StaffOutageRefusal.NOT_OUT).containsValue(1);
        assertThat(bulk.apply(List.of(storm.get(2).id()), estimate(Duration.ofHours(-2)), OSCAR).refused())
                .containsOnlyKeys(StaffOutageRefusal.TIME_IS_PAST);
    }

    @Test
    void the_shift_hand_over_lists_actions_messages_and_open_work() {
        Outage north = report("b10", "12 Alder St", "+15035550177");
        fixture.staffOutages.confirm(north.id(), OSCAR);
        fixture.published(OutageConfirmed.class);
        Instant turn = fixture.clock.instant().plus(Duration.ofMinutes(1));
        fixture.clock.advance(Duration.ofHours(26));
        fixture.staffOutages.restore(north.id(), OSCAR);
        fixture.published(OutageConfirmed.class);
        handOver.leaveNote("  Pole 14 is down, crew 3 waits for the truck. ", OSCAR);
        assertThat(handOver.listChanges(turn, 50, OSCAR)).extracting(OutageChange::kind)
                .containsExactlyInAnyOrder(OutageChange.Kind.RESTORED, OutageChange.Kind.SENT_RESTORED);
        assertThat(handOver.listChanges(turn.minus(Duration.ofHours(1)), 50, OSCAR)).hasSize(4)
                .filteredOn(change -> change.kind().isMessage()).allMatch(change -> change.recipients() == 1);
        assertThat(handOver.listNotes(turn, OSCAR)).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("Pole 14 is down, crew 3 waits for the truck.");
            assertThat(note.by()).isEqualTo("oscar");
        });
    }
}
