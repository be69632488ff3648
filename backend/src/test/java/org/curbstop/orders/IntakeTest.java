package org.curbstop.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.orders.OrdersForTests.HANAS_PHONE;
import static org.curbstop.orders.OrdersForTests.SAM;
import static org.curbstop.orders.OrdersForTests.guest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;
import org.curbstop.orders.IntakeRequest.Stage;
import org.curbstop.papers.PaperId;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.UtilityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@StoreTest
class IntakeTest {

    private final OrdersForTests all;

    IntakeTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    private static IntakeRequest.Wanted bakery() {
        return new IntakeRequest.Wanted(IntakeRequest.Kind.COMMERCIAL, "Kim Bakery LLC", HANAS_PHONE, Optional.empty(), "90 Foundry Rd, the corner shop",
                Set.of(UtilityService.ELECTRIC, UtilityService.WATER), Optional.empty(), "Two ovens.", Language.ENGLISH);
    }

    @Test
    void a_business_sends_its_request_once_however_often_it_is_pressed_and_staff_have_it() {
        var paper = PaperId.mint();
        IntakeRequest first = all.intake.apply("bakery", bakery(), List.of(paper), guest(Channel.PAGE));
        IntakeRequest again = all.intake.apply("bakery", bakery(), List.of(paper), guest(Channel.PAGE));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(all.told(IntakeReceived.class)).hasSize(1);
        assertThat(all.intake.open(10, SAM)).extracting(IntakeRequest::reference).containsExactly(first.reference());
        assertThat(all.intake.papersFor(IntakeRequest.Kind.COMMERCIAL)).contains("tax-number");
    }

    @Test
    void a_fire_line_goes_to_staff_by_the_same_path_with_its_own_papers() {
        var sprinklers = new IntakeRequest.Wanted(IntakeRequest.Kind.FIRE_LINE, "Kim Bakery LLC", HANAS_PHONE, Optional.empty(), "90 Foundry Rd",
                Set.of(), Optional.empty(), "Sprinklers over both ovens, 250 gallons a minute.", Language.ENGLISH);
        IntakeRequest request = all.intake.apply("sprinklers", sprinklers, List.of(), guest(Channel.PAGE));
        assertThat(all.intake.papersFor(IntakeRequest.Kind.FIRE_LINE)).containsExactly("fire-flow", "site-plan", "building-permit");
        assertThat(all.told(IntakeReceived.class)).singleElement().matches(told -> told.kind() == IntakeRequest.Kind.FIRE_LINE);
        assertThat(all.intake.open(10, SAM)).extracting(IntakeRequest::id).containsExactly(request.id());
        all.intake.move(request.id(), Stage.PAPERS_WANTED, "The fire flow requirement, please.", SAM);
        assertThat(all.intake.addPapers(request.reference(), HANAS_PHONE, List.of(PaperId.mint()), guest(Channel.TEXT))).isInstanceOfSatisfying(
                Intake.Answer.Done.class, done -> assertThat(done.request().stage()).isEqualTo(Stage.IN_REVIEW));
    }

    @Test
    void its_owner_sees_every_stage_and_is_told_of_each() {
        IntakeRequest request = all.intake.apply("bakery", bakery(), List.of(), guest(Channel.PAGE));
        all.intake.move(request.id(), Stage.PAPERS_WANTED, "The lease, please.", SAM);
        assertThat(all.intake.addPapers(request.reference(), HANAS_PHONE, List.of(PaperId.mint()), guest(Channel.PAGE))).isInstanceOf(Intake.Answer.Done.class);
        all.intake.move(request.id(), Stage.QUOTED, "$1,200.00", SAM);
        assertThat(all.intake.move(request.id(), Stage.SCHEDULED, " ", SAM)).as("two papers are missing").isEqualTo(new Intake.Answer.ReasonNeeded());
        assertThat(all.intake.move(request.id(), Stage.DECLINED, "", SAM)).isEqualTo(new Intake.Answer.ReasonNeeded());
        all.intake.move(request.id(), Stage.SCHEDULED, "We saw the registration at the counter.", SAM);
        all.intake.move(request.id(), Stage.DONE, "", SAM);
        IntakeRequest seen = all.intake.byReference(request.reference(), HANAS_PHONE, guest(Channel.TEXT)).orElseThrow();
        assertThat(seen.track()).extracting(IntakeRequest.Mark::stage)
                .containsExactly(Stage.RECEIVED, Stage.PAPERS_WANTED, Stage.IN_REVIEW, Stage.QUOTED, Stage.SCHEDULED, Stage.DONE);
        assertThat(all.told(IntakeMoved.class)).hasSize(5);
        assertThat(all.intake.open(10, SAM)).isEmpty();
    }

    @Test
    void nobody_else_sees_it_and_only_staff_move_it() {
        IntakeRequest request = all.intake.apply("bakery", bakery(), List.of(), guest(Channel.PAGE));
        assertThat(all.intake.byReference(request.reference(), all.town.ada.phone().orElseThrow(), guest(Channel.PAGE))).isEmpty();
        assertThatThrownBy(() -> all.intake.move(request.id(), Stage.DONE, "", guest(Channel.PAGE))).isInstanceOf(IllegalArgumentException.class);
        assertThat(all.intake.move(request.id(), Stage.DONE, "", SAM)).isEqualTo(new Intake.Answer.NotFrom(Stage.RECEIVED));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void what_is_closed_stays_closed_and_what_is_open_can_be_withdrawn(Stage stage) {
        assertThat(stage.following().isEmpty()).isEqualTo(!stage.isOpen());
        assertThat(stage.following().contains(Stage.WITHDRAWN)).isEqualTo(stage.isOpen());
    }

    @Test
    void a_request_without_a_name_or_a_place_cannot_be_made() {
        assertThatThrownBy(() -> new IntakeRequest.Wanted(IntakeRequest.Kind.NEW_CONNECTION, " ", HANAS_PHONE, Optional.empty(), "a field", Set.of(),
                Optional.empty(), "", Language.ENGLISH)).isInstanceOf(Invalid.class);
    }
}
