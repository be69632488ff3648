package org.curbstop.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.applications.ApplicationAction;
import org.curbstop.assistance.applications.ApplicationStateMachine;
import org.curbstop.assistance.referrals.ReferralAction;
import org.curbstop.assistance.referrals.ReferralStateMachine;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two tables of every state and every step; a dash marks a step that is not allowed. */
class AssistanceStateMachinesTest {

    private static final Money PLEDGE = Money.usd("129.95");
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 22);

    private static final Map<String, ReferralState> REFERRAL = Map.of(
            "Sent", new ReferralState.Sent(), "Received", new ReferralState.Received(), "NeedsDocuments",
            new ReferralState.NeedsDocuments(List.of("photo-id")),
            "Approved", new ReferralState.Approved(PLEDGE, UNTIL), "Paid", new ReferralState.Paid(PLEDGE, "ACH 1"), "Denied",
            new ReferralState.Denied(DenialReason.OTHER),
            "Withdrawn", new ReferralState.Withdrawn(), "Expired", new ReferralState.Expired());

    private static final List<ReferralAction> STEPS = List.of(
            new ReferralAction.Receive(), new ReferralAction.RequestDocuments(List.of("latest-bill")),
            new ReferralAction.Approve(PLEDGE.plus(PLEDGE), UNTIL),
            new ReferralAction.Pay(PLEDGE.plus(PLEDGE), "ACH 2"), new ReferralAction.Deny(DenialReason.NO_FUNDS),
            new ReferralAction.Withdraw(), new ReferralAction.Expire());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // from,          receive,  need,           approve,  pay,  deny,   withdraw,  lapse
        "Sent,           Received, NeedsDocuments, Approved, -,    Denied, Withdrawn, Expired",
        "Received,       Received, NeedsDocuments, Approved, -,    Denied, Withdrawn, Expired",
        "NeedsDocuments, Received, NeedsDocuments, Approved, -,    Denied, Withdrawn, Expired",
        "Approved,       -,        -,              -,        Paid, -,      Withdrawn, Expired",
        "Paid,           -,        -,              -,        -,    -,      Paid,      Paid",
        "Denied,         Received, -,              -,        -,    Denied, Denied,    Denied",
        "Withdrawn,      -,        -,              -,        -,    -,      Withdrawn, Withdrawn",
        "Expired,        -,        -,              -,        Paid, -,      Expired,   Expired",
    })
    void referral_transitions_match_the_table(String from, String receive, String need, String approve, String pay, String deny,
            String withdraw, String lapse) {
        List<String> wanted = List.of(receive, need, approve, pay, deny, withdraw, lapse);
        for (int i = 0; i < STEPS.size(); i++) {
            Optional<ReferralState> next = ReferralStateMachine.next(REFERRAL.get(from), STEPS.get(i));
            assertThat(next.map(state -> state.getClass().getSimpleName()).orElse("-")).as(from + " by " + STEPS.get(i))
                    .isEqualTo(wanted.get(i));
        }
    }

    @Test
    void the_table_covers_every_state_and_action_of_a_referral() {
        assertThat(REFERRAL.values().stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrder(ReferralState.class.getPermittedSubclasses());
        assertThat(STEPS.stream().map(Object::getClass).toList()).containsExactlyInAnyOrder(ReferralAction.class.getPermittedSubclasses());
    }

    @Test
    void repeating_an_identical_action_changes_nothing() {
        for (ReferralState state : REFERRAL.values()) {
            for (ReferralAction step : STEPS) {
                Optional<ReferralState> next = ReferralStateMachine.next(state, step);
                next.ifPresent(once -> assertThat(ReferralStateMachine.next(once, step)).as(state + " twice by " + step).contains(once));
            }
        }
    }

    @Test
    void exactly_the_open_referrals_can_expire() {
        REFERRAL.values().forEach(state -> assertThat(state.isOpen())
                .isEqualTo(ReferralStateMachine.next(state, new ReferralAction.Expire()).filter(new ReferralState.Expired()::equals)
                        .isPresent() && !(state instanceof ReferralState.Expired)));
    }

    private static final Map<String, ApplicationState> APPLICATION = Map.of(
            "Complete", new ApplicationState.Complete(), "NeedsDocuments",
            new ApplicationState.NeedsDocuments(List.of("photo-id", "latest-bill")),
            "Approved", new ApplicationState.Approved(Optional.of(PLEDGE)), "Declined", new ApplicationState.Declined(DenialReason.OTHER),
            "Withdrawn", new ApplicationState.Withdrawn());

    private static final List<ApplicationAction> ACTS = List.of(
            new ApplicationAction.AddDocument("photo-id"), new ApplicationAction.RequestDocuments(List.of("photo-id")),
            new ApplicationAction.Approve(Optional.empty()),
            new ApplicationAction.Decline(DenialReason.NO_FUNDS), new ApplicationAction.Withdraw());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // from,          give,           need,           approve,  decline,  withdraw
        "Complete,       Complete,       NeedsDocuments, Approved, Declined, Withdrawn",
        "NeedsDocuments, NeedsDocuments, NeedsDocuments, Approved, Declined, Withdrawn",
        "Approved,       -,              -,              -,        -,        -",
        "Declined,       -,              -,              -,        -,        -",
        "Withdrawn,      -,              -,              -,        -,        Withdrawn",
    })
    void application_transitions_match_the_table(String from, String give, String need, String approve, String decline, String withdraw) {
        List<String> wanted = List.of(give, need, approve, decline, withdraw);
        for (int i = 0; i < ACTS.size(); i++) {
            Optional<ApplicationState> next = ApplicationStateMachine.next(APPLICATION.get(from), ACTS.get(i));
            assertThat(next.map(state -> state.getClass().getSimpleName()).orElse("-")).as(from + " by " + ACTS.get(i))
                    .isEqualTo(wanted.get(i));
        }
    }

    @Test
    void the_table_covers_every_state_and_action_of_an_application() {
        assertThat(APPLICATION.values().stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrder(ApplicationState.class.getPermittedSubclasses());
        assertThat(ACTS.stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrder(ApplicationAction.class.getPermittedSubclasses());
    }

    @Test
    void the_last_missing_document_completes_an_application() {
        ApplicationState one = ApplicationStateMachine
                .next(APPLICATION.get("NeedsDocuments"), new ApplicationAction.AddDocument("photo-id")).orElseThrow();
        assertThat(one).isEqualTo(new ApplicationState.NeedsDocuments(List.of("latest-bill")));
        assertThat(ApplicationStateMachine.next(one, new ApplicationAction.AddDocument("latest-bill")))
                .contains(new ApplicationState.Complete());
    }
}
