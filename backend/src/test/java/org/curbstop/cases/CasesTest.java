package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOff.Outcome;
import org.curbstop.cases.HandOffs.HandOffResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class CasesTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final Actor STELLA = Actor.staff("stella");
    private static final Duration SLOT = Duration.ofMinutes(30);

    private final TestStore test;
    private final MillbrookCustomers millbrook;
    private final HandOffs handOffs;
    private final CallbackSlots slots;
    private final Timeline timeline;

    CasesTest(TestStore test) {
        this.test = test;
        this.millbrook = new MillbrookCustomers(test);
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, SLOT, 2);
        var deadlines = new CaseDeadlines(SampleUtility.millbrook(), settings, millbrook.clock);
        var repository = new CaseRepository(test.store());
        this.handOffs = new HandOffs(repository, deadlines, millbrook.audit);
        this.slots = new CallbackSlots(repository, SampleUtility.millbrook(), settings, deadlines);
        this.timeline = new Timeline(repository, millbrook.accounts, millbrook.audit, deadlines);
        test.listen(event -> {
            switch (event) {
                case HandOffRaised raised -> timeline.on(raised);
                case HandOffClosed closed -> timeline.on(closed);
                default -> {}
            }
        });
    }

    private HandOffContext packet(String key, HandOffContext.Kind kind) {
        return new HandOffContext(
                key, kind, Channel.VOICE, Optional.of(new PhoneNumber("+15035550101")), Optional.of(millbrook.ada.id()),
                Optional.of(millbrook.adas.id()), VerificationLevel.PIN,
                "pay-bill", List.of("card declined twice"), List.of(new HandOffContext.ConversationLine(true, "agent")), Language.ENGLISH,
                Optional.of("Sam calls you today"));
    }

    private HandOff raise(String key) {
        return handOffs.raise(packet(key, HandOffContext.Kind.HAND_OFF));
    }

    @Test
    void a_hand_off_raised_twice_is_one_case_with_all_context() {
        HandOff first = raise("CA1:7");
        assertThat(raise("CA1:7").id()).isEqualTo(first.id());
        assertThat(handOffs.listWaiting(10, SAM)).singleElement().extracting(HandOff::packet)
                .isEqualTo(packet("CA1:7", HandOffContext.Kind.HAND_OFF));
    }

    /** A hand-off by somebody whom we do not know. */
    private HandOff raiseFrom(String origin, String key) {
        var leak = new HandOffContext(key, HandOffContext.Kind.HAND_OFF, Channel.CHAT, Optional.of(new PhoneNumber("+15035550177")),
                Optional.empty(), Optional.empty(), VerificationLevel.NONE, "report-leak", List.of("leak-street"),
                List.of(new HandOffContext.ConversationLine(true, "leak " + key)), Language.ENGLISH, Optional.empty());
        return handOffs.raise(leak, Optional.of(origin));
    }

    @Test
    void beyond_the_limit_of_an_origin_hand_offs_become_one_case() {
        for (int i = 0; i < HandOffs.MAX_PER_ORIGIN; i++) {
            raiseFrom("203.0.113.9", "talk" + i);
        }
        HandOff first = raiseFrom("203.0.113.9", "Dee's");
        HandOff second = raiseFrom("203.0.113.9", "Cy's");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.packet().said()).extracting(HandOffContext.ConversationLine::text)
                .containsExactly("leak Dee's", "report-leak (503) 555-0177", "leak Cy's", "report-leak (503) 555-0177");
        assertThat(second.packet().tried()).containsExactly("leak-street", "leak-street");
        assertThat(slots.book(second.id(), slots.listFree(1).getFirst())).isEqualTo(new CallbackSlots.CallbackBookingResult.NotCallable());
        assertThat(raiseFrom("203.0.113.9", "talk3").packet().said()).as("raised before, at most once").hasSize(1);
        raiseFrom("203.0.113.77", "another origin");
        handOffs.raise(packet("Ada's, who is verified", HandOffContext.Kind.HAND_OFF), Optional.of("203.0.113.9"));
        assertThat(handOffs.listWaiting(100, SAM)).hasSize(HandOffs.MAX_PER_ORIGIN + 3);
    }

    @Test
    void one_of_eight_concurrent_claims_gets_the_case() throws Exception {
        HandOff handOff = raise("CA1:7");
        var takes = new ArrayList<Callable<HandOffResult>>();
        for (int i = 0; i < 8; i++) {
            var staff = Actor.staff("s" + i);
            takes.add(() -> handOffs.take(handOff.id(), staff));
        }
        int done = 0;
        var named = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(takes)) {
                switch (each.get()) {
                    case HandOffResult.Done d -> done++;
                    case HandOffResult.AssignedTo with -> named.add(with.colleague());
                    default -> throw new AssertionError(each.get());
                }
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(named).hasSize(1);
    }

    @Test
    void cases_are_ordered_by_hazard_then_overdue_then_due_time() {
        HandOff old = raise("1");
        millbrook.clock.advance(Duration.ofDays(4));
        HandOff fresh = raise("2");
        HandOff hazard = handOffs.raise(packet("3", HandOffContext.Kind.HAZARD));
        handOffs.escalateOverdue();
        handOffs.escalateOverdue();
        assertThat(handOffs.listWaiting(10, SAM)).extracting(HandOff::id).containsExactly(hazard.id(), old.id(), fresh.id());
        assertThat(test.told()).filteredOn(HandOffOverdue.class::isInstance).hasSize(1);
    }

    @Test
    void only_the_assignee_can_close_a_case() {
        HandOff handOff = raise("1");
        handOffs.take(handOff.id(), SAM);
        assertThat(handOffs.close(handOff.id(), Outcome.SOLVED, "", STELLA)).isEqualTo(new HandOffResult.AssignedTo("sam"));
        assertThat(handOffs.close(handOff.id(), Outcome.SOLVED, "", SAM)).isInstanceOf(HandOffResult.Done.class);
        assertThat(handOffs.take(handOff.id(), STELLA)).isEqualTo(new HandOffResult.AlreadyClosed());
        assertThat(handOffs.listWaiting(10, SAM)).isEmpty();
    }

    @Test
    void a_callback_slot_is_never_booked_beyond_its_capacity() throws Exception {
        Instant slot = slots.listFree(1).getFirst();
        var books = new ArrayList<Callable<CallbackSlots.CallbackBookingResult>>();
        for (int i = 0; i < 10; i++) {
            CaseId id = raise("talk" + i).id();
            books.add(() -> slots.book(id, slot));
        }
        var answers = new HashMap<Class<?>, Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(books)) {
                answers.merge(each.get().getClass(), 1, Integer::sum);
            }
        }
        assertThat(answers).isEqualTo(
                Map.of(CallbackSlots.CallbackBookingResult.Booked.class, 2, CallbackSlots.CallbackBookingResult.SlotTaken.class, 8));
        assertThat(slots.listFree(1)).doesNotContain(slot);
        assertThat(test.told()).filteredOn(CallbackBooked.class::isInstance).hasSize(2);
    }

    @Test
    void slots_are_within_office_hours_on_open_days() {
        var utility = SampleUtility.millbrook();
        assertThat(slots.listFree(60)).hasSize(60).isSorted().allSatisfy(start -> {
            assertThat(utility.hours().isOpen(start.atZone(utility.zone()))).isTrue();
            assertThat(utility.hours().isOpen(start.plus(SLOT).minusMillis(1).atZone(utility.zone()))).isTrue();
        });
    }

    @Test
    void moving_a_callback_frees_the_old_slot() {
        List<Instant> free = slots.listFree(2);
        CaseId id = raise("1").id();
        slots.book(id, free.get(0));
        assertThat(slots.book(id, free.get(1))).isEqualTo(new CallbackSlots.CallbackBookingResult.Booked(free.get(1)));
        assertThat(slots.book(raise("2").id(), free.get(0))).isInstanceOf(CallbackSlots.CallbackBookingResult.Booked.class);
        assertThat(slots.book(raise("3").id(), free.get(0))).isInstanceOf(CallbackSlots.CallbackBookingResult.Booked.class);
        assertThat(handOffs.find(id, SAM).orElseThrow().callback()).contains(free.get(1));
        assertThat(handOffs.find(id, SAM).orElseThrow().due()).as("due at the promised time").isEqualTo(free.get(1));
    }

    @Test
    void a_time_that_is_not_a_slot_cannot_be_booked() {
        CaseId id = raise("1").id();
        assertThat(slots.book(id, slots.listFree(1).getFirst().plusSeconds(60)))
                .isInstanceOf(CallbackSlots.CallbackBookingResult.SlotTaken.class);
    }

    @Test
    void the_timeline_lists_each_event_once_newest_first_and_access_is_audited() {
        HandOff handOff = raise("1");
        test.told();
        timeline.on(new HandOffRaised(
                handOff.id(), HandOffContext.Kind.HAND_OFF, "pay-bill", Channel.VOICE, Optional.of(millbrook.adas.id()), Optional.empty(),
                handOff.raised()));
        millbrook.clock.advance(Duration.ofMinutes(1));
        timeline.addNote(millbrook.adas.id(), "Called, will pay on Friday", SAM);
        assertThat(timeline.list(millbrook.adas.id(), 10, Optional.empty(), SAM)).extracting(TimelineEntry::what)
                .containsExactly(TimelineEntry.EntryType.NOTE, TimelineEntry.EntryType.HAND_OFF);
        assertThat(timeline.list(new PhoneNumber("+15035550101"), 10, Optional.empty(), SAM)).extracting(TimelineEntry::reference)
                .containsExactly(handOff.id().value());
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 10)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("timeline"));
    }

    @Test
    void notes_made_when_closing_or_returning_a_case_are_kept() {
        CaseId id = raise("1").id();
        handOffs.take(id, SAM);
        handOffs.release(id, "Knows more: Stella", SAM);
        handOffs.take(id, STELLA);
        assertThat(handOffs.close(id, Outcome.SOLVED, " He pays on Friday ", STELLA)).isInstanceOf(HandOffResult.Done.class);
        assertThat(handOffs.find(id, SAM).orElseThrow().notes()).extracting(HandOff.Note::by, HandOff.Note::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("sam", "Knows more: Stella"),
                        org.assertj.core.groups.Tuple.tuple("stella", "He pays on Friday"));
    }

    @Test
    void a_supervisor_takes_over_a_colleagues_case_with_the_reason_as_note() {
        CaseId id = raise("1").id();
        handOffs.take(id, SAM);
        assertThat(handOffs.takeOver(id, "Sam has gone home", STELLA)).isInstanceOf(HandOffResult.Done.class);
        assertThat(handOffs.listAssignedTo(STELLA)).extracting(HandOff::id).containsExactly(id);
        assertThat(handOffs.listAssignedTo(SAM)).isEmpty();
        assertThat(handOffs.find(id, SAM).orElseThrow().notes()).extracting(HandOff.Note::by, HandOff.Note::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("stella", "Sam has gone home"));
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 10)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("case-taken-over " + id) && entry.contains("stella"));
        assertThat(handOffs.close(id, Outcome.SOLVED, "", SAM)).isEqualTo(new HandOffResult.AssignedTo("stella"));
        handOffs.close(id, Outcome.SOLVED, "", STELLA);
        assertThat(handOffs.takeOver(id, "again", SAM)).isEqualTo(new HandOffResult.AlreadyClosed());
    }

    @Test
    void a_refused_closing_adds_no_note() {
        CaseId id = raise("1").id();
        handOffs.take(id, SAM);
        assertThat(handOffs.close(id, Outcome.SOLVED, "mine", STELLA)).isEqualTo(new HandOffResult.AssignedTo("sam"));
        assertThat(handOffs.find(id, SAM).orElseThrow().notes()).isEmpty();
    }

    @Test
    void staff_notes_are_visible_to_staff_only_with_their_author() {
        timeline.addNote(millbrook.adas.id(), "Rude on the phone", SAM);
        raise("1");
        test.told(); // the timeline learns of it by its event
        assertThat(timeline.list(millbrook.adas.id(), 10, Optional.empty(), STELLA))
                .filteredOn(each -> each.what() == TimelineEntry.EntryType.NOTE).singleElement()
                .satisfies(note -> assertThat(note.facts()).containsEntry("text", "Rude on the phone"))
                .satisfies(note -> assertThat(note.staff()).contains("sam"));
        assertThat(timeline.list(millbrook.adas.id(), 10, Optional.empty(),
                Actor.customer(Channel.PORTAL, "192.0.2.1", millbrook.ada.id())))
                .extracting(TimelineEntry::what).containsExactly(TimelineEntry.EntryType.HAND_OFF);
    }

    private HandOff raise(String key, String phone) {
        HandOffContext packet = packet(key, HandOffContext.Kind.HAND_OFF);
        return handOffs.raise(new HandOffContext(
                key, packet.kind(), packet.channel(), Optional.of(new PhoneNumber(phone)), packet.person(), packet.account(),
                packet.verified(), packet.wanted(), packet.tried(),
                packet.said(), packet.language(), packet.promise()));
    }

    @Test
    void callback_slots_per_origin_and_phone_are_limited() {
        List<CallbackSlots.CallbackBookingResult> ofOneOrigin = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ofOneOrigin.add(slots.book(raise("o" + i, "+1503555%04d".formatted(4000 + i)).id(), slots.listFree(1).getFirst(),
                    Optional.of("192.0.2.1")));
        }
        assertThat(ofOneOrigin).filteredOn(CallbackSlots.CallbackBookingResult.Booked.class::isInstance)
                .hasSize(CallbackSlots.MAX_PER_ORIGIN);
        List<CallbackSlots.CallbackBookingResult> toOnePhone = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            toOnePhone.add(slots.book(raise("p" + i, "+15035559999").id(), slots.listFree(1).getFirst(), Optional.of("198.51.100." + i)));
        }
        assertThat(toOnePhone).filteredOn(CallbackSlots.CallbackBookingResult.Booked.class::isInstance)
                .hasSize(CallbackSlots.MAX_PER_PHONE);
        assertThat(slots.book(raise("n", "+15035559998").id(), slots.listFree(1).getFirst(), Optional.of("192.0.2.2")))
                .isInstanceOf(CallbackSlots.CallbackBookingResult.Booked.class);
        assertThat(handOffs.listWaiting(100, SAM)).as("no case is lost").hasSize(81);
        assertThat(slots.atLimit(SAM)).extracting(CallbackSlots.AtLimit::phone)
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(new PhoneNumber("+15035559999")));
    }

    private void danger(String place, String phone) {
        new HazardEscalation(handOffs).on(new org.curbstop.outages.events.HazardReported(
                org.curbstop.outages.OutageReportId.create(), Optional.empty(), org.curbstop.utility.ServiceType.GAS,
                java.util.Set.of(org.curbstop.utility.PhoneLines.Hazard.GAS),
                Optional.of(place), Optional.of(new PhoneNumber(phone)), millbrook.clock.instant()));
    }

    @Test
    void repeated_reports_of_one_hazard_within_hours_are_one_case() {
        danger("3 Cedar Ct", "+15035550103");
        millbrook.clock.advance(Duration.ofHours(3));
        danger(" 3  CEDAR Ct", "+15035550104");
        danger("3 Cedar Ct", "+15035550104");
        danger("5 Cedar Ct", "+15035550104");
        assertThat(handOffs.listWaiting(10, SAM)).hasSize(2);
        HandOff joined = handOffs.listWaiting(10, SAM).getFirst();
        assertThat(joined.packet().said()).extracting(HandOffContext.ConversationLine::text).anyMatch(text -> text.contains("0104"))
                .anyMatch(text -> text.contains("0103"));
        handOffs.take(joined.id(), SAM);
        handOffs.close(joined.id(), Outcome.SOLVED, "", SAM);
        danger("3 Cedar Ct", "+15035550103");
        assertThat(handOffs.listWaiting(10, SAM)).as("a hazard after the case was closed is a new case").hasSize(2);
        millbrook.clock.advance(Duration.ofHours(7));
        danger("5 Cedar Ct", "+15035550103");
        assertThat(handOffs.listWaiting(10, SAM)).as("a hazard on the next day is a new case").hasSize(3);
    }
}
