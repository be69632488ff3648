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
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.orders.IntakeRequest.Stage;
import org.curbstop.orders.events.IntakeReceived;
import org.curbstop.orders.events.IntakeStageChanged;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DatabaseTest
class IntakeRequestsTest {

    private final OrdersForTests all;

    IntakeRequestsTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    private static IntakeRequest.IntakeDetails bakery() {
        return new IntakeRequest.IntakeDetails(IntakeRequest.Kind.COMMERCIAL, "Kim Bakery LLC", HANAS_PHONE, Optional.empty(),
                "90 Foundry Rd, the corner shop",
                Set.of(ServiceType.ELECTRIC, ServiceType.WATER), Optional.empty(), "Two ovens.", Language.ENGLISH);
    }

    @Test
    void a_repeated_business_request_is_one_request_for_staff() {
        var documentId = SentDocumentId.create();
        IntakeRequest first = all.intake.submit("bakery", bakery(), List.of(documentId), guest(Channel.PAGE));
        IntakeRequest again = all.intake.submit("bakery", bakery(), List.of(documentId), guest(Channel.PAGE));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(all.published(IntakeReceived.class)).hasSize(1);
        assertThat(all.intake.listOpen(10, SAM)).extracting(IntakeRequest::reference).containsExactly(first.reference());
        assertThat(all.intake.requiredDocuments(IntakeRequest.Kind.COMMERCIAL)).contains("tax-number");
    }

    @Test
    void a_fire_line_request_goes_to_staff_with_its_own_documents() {
        var sprinklers = new IntakeRequest.IntakeDetails(IntakeRequest.Kind.FIRE_LINE, "Kim Bakery LLC", HANAS_PHONE, Optional.empty(),
                "90 Foundry Rd",
                Set.of(), Optional.empty(), "Sprinklers over both ovens, 250 gallons a minute.", Language.ENGLISH);
        IntakeRequest request = all.intake.submit("sprinklers", sprinklers, List.of(), guest(Channel.PAGE));
        assertThat(all.intake.requiredDocuments(IntakeRequest.Kind.FIRE_LINE)).containsExactly("fire-flow", "site-plan", "building-permit");
        assertThat(all.published(IntakeReceived.class)).singleElement().matches(event -> event.kind() == IntakeRequest.Kind.FIRE_LINE);
        assertThat(all.intake.listOpen(10, SAM)).extracting(IntakeRequest::id).containsExactly(request.id());
        all.intake.changeStage(request.id(), Stage.PAPERS_WANTED, "The fire flow requirement, please.", SAM);
        assertThat(all.intake.changeStage(request.id(), Stage.IN_REVIEW, "", SAM)).isInstanceOfSatisfying(
                IntakeRequests.IntakeResult.Done.class, done -> assertThat(done.request().stage()).isEqualTo(Stage.IN_REVIEW));
    }

    @Test
    void the_requester_sees_and_is_notified_of_every_stage() {
        IntakeRequest request = all.intake.submit("bakery", bakery(), List.of(), guest(Channel.PAGE));
        all.intake.changeStage(request.id(), Stage.PAPERS_WANTED, "The lease, please.", SAM);
        all.intake.changeStage(request.id(), Stage.IN_REVIEW, "", SAM);
        all.intake.changeStage(request.id(), Stage.QUOTED, "$1,200.00", SAM);
        assertThat(all.intake.changeStage(request.id(), Stage.SCHEDULED, " ", SAM)).as("documents are missing")
                .isEqualTo(new IntakeRequests.IntakeResult.ReasonNeeded());
        assertThat(all.intake.changeStage(request.id(), Stage.DECLINED, "", SAM)).isEqualTo(new IntakeRequests.IntakeResult.ReasonNeeded());
        all.intake.changeStage(request.id(), Stage.SCHEDULED, "We saw the registration at the counter.", SAM);
        all.intake.changeStage(request.id(), Stage.DONE, "", SAM);
        IntakeRequest seen = all.intake.findByReference(request.reference(), HANAS_PHONE, guest(Channel.TEXT)).orElseThrow();
        assertThat(seen.track()).extracting(IntakeRequest.StageChange::stage)
                .containsExactly(Stage.RECEIVED, Stage.PAPERS_WANTED, Stage.IN_REVIEW, Stage.QUOTED, Stage.SCHEDULED, Stage.DONE);
        assertThat(all.published(IntakeStageChanged.class)).hasSize(5);
        assertThat(all.intake.listOpen(10, SAM)).isEmpty();
    }

    @Test
    void others_cannot_see_a_request_and_only_staff_change_its_stage() {
        IntakeRequest request = all.intake.submit("bakery", bakery(), List.of(), guest(Channel.PAGE));
        assertThat(all.intake.findByReference(request.reference(), all.millbrook.ada.phone().orElseThrow(), guest(Channel.PAGE))).isEmpty();
        assertThatThrownBy(() -> all.intake.changeStage(request.id(), Stage.DONE, "", guest(Channel.PAGE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all.intake.changeStage(request.id(), Stage.DONE, "", SAM))
                .isEqualTo(new IntakeRequests.IntakeResult.StageNotAllowed(Stage.RECEIVED));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void closed_requests_stay_closed_and_open_ones_can_be_withdrawn(Stage stage) {
        assertThat(stage.nextStages().isEmpty()).isEqualTo(!stage.isOpen());
        assertThat(stage.nextStages().contains(Stage.WITHDRAWN)).isEqualTo(stage.isOpen());
    }

    @Test
    void a_request_without_a_name_or_address_is_rejected() {
        assertThatThrownBy(() -> new IntakeRequest.IntakeDetails(IntakeRequest.Kind.NEW_CONNECTION, " ", HANAS_PHONE, Optional.empty(),
                "a field", Set.of(),
                Optional.empty(), "", Language.ENGLISH)).isInstanceOf(InvalidValueException.class);
    }
}
