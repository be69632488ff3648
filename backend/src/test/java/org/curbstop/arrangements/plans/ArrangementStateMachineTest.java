package org.curbstop.arrangements.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeStateMachine;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;

/** The two state machines as tables: the state after each step from each state. */
class ArrangementStateMachineTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final List<DisconnectionNotice.State> NOTICE_STATES = List.of(
            new DisconnectionNotice.State.Issued(),
            new DisconnectionNotice.State.Signed("stella", "cut_1", TODAY, NOW, java.util.Optional.of("past due")),
            new DisconnectionNotice.State.Disconnected("stella", "cut_1", TODAY, NOW),
            new DisconnectionNotice.State.Cancelled(DisconnectionNotice.CancellationReason.PAID, NOW),
            new DisconnectionNotice.State.Reconnected(TODAY, Optional.empty(), "stella", NOW), new DisconnectionNotice.State.Expired(NOW));

    private static final List<DisconnectionNoticeStateMachine.NoticeEvent> NOTICE_STEPS = List.of(
            new DisconnectionNoticeStateMachine.NoticeEvent.Cancel(DisconnectionNotice.CancellationReason.PAID, NOW),
            new DisconnectionNoticeStateMachine.NoticeEvent.Sign("stella", "cut_1", TODAY, NOW, "past due"),
            new DisconnectionNoticeStateMachine.NoticeEvent.Suspend(),
            new DisconnectionNoticeStateMachine.NoticeEvent.CompleteWork(TODAY, NOW),
            new DisconnectionNoticeStateMachine.NoticeEvent.Reconnect(Optional.empty(), "stella", NOW),
            new DisconnectionNoticeStateMachine.NoticeEvent.Expire(NOW));

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    @Test
    void service_stops_only_after_signing_and_can_be_cancelled_until_then() {
        Map<String, String> table = new LinkedHashMap<>();
        for (DisconnectionNotice.State state : NOTICE_STATES) {
            table.put(name(state), NOTICE_STEPS.stream()
                    .flatMap(step -> DisconnectionNoticeStateMachine.next(state, step).stream().map(next -> name(step) + ">" + name(next)))
                    .collect(Collectors.joining(" ")));
        }
        assertThat(table).containsExactly(
                Map.entry("Issued", "Cancel>Cancelled Sign>Signed Expire>Expired"),
                Map.entry("Signed", "Cancel>Cancelled Suspend>Issued CompleteWork>Disconnected Expire>Expired"),
                Map.entry("Disconnected", "Reconnect>Reconnected"),
                Map.entry("Cancelled", ""), Map.entry("Reconnected", ""), Map.entry("Expired", ""));
    }

    private static Arrangement plan(Arrangement.State state) {
        var agreed = new Arrangement.AgreementRecord(
                NOW, TODAY, org.curbstop.common.Channel.VOICE, org.curbstop.common.Language.ENGLISH, Optional.empty(), Optional.empty());
        return new Arrangement(
                ArrangementId.create(), 0, "key", org.curbstop.common.AccountId.create(), agreed,
                InstallmentSchedule.of(new Installment(TODAY, Money.usd("50.00")), new Installment(TODAY.plusDays(30), Money.usd("50.00"))),
                new Arrangement.OtherDues(Optional.empty(), Optional.empty(), new AccountCredits.CreditBaseline(NOW, Money.usd(0))), state,
                Money.usd(0),
                new Arrangement.ConfirmationLetter(Optional.empty(), Optional.empty(), true), Optional.empty(), 0, Optional.empty(), 0,
                List.of());
    }

    private static ArrangementStateMachine.ArrangementEvent counted(LocalDate day, String paid, String besideDue, String besideLate) {
        return new ArrangementStateMachine.ArrangementEvent.PaymentsCounted(
                day, Money.usd(paid), Money.usd(besideDue), Money.usd(besideLate), 3, new AccountCredits.CreditBaseline(NOW, Money.usd(0)),
                NOW);
    }

    private static String after(LocalDate day, String paid, String besideDue, String besideLate) {
        return ArrangementStateMachine.next(plan(new Arrangement.State.Active()), counted(day, paid, besideDue, besideLate))
                .map(ArrangementStateMachineTest::name).orElse("-");
    }

    @Test
    void an_arrangement_is_fulfilled_by_the_cent_and_broken_by_the_day() {
        assertThat(after(TODAY, "0.00", "0.00", "0.00")).isEqualTo("-");
        assertThat(after(TODAY.plusDays(3), "0.00", "0.00", "0.00")).as("the last day of grace").isEqualTo("-");
        assertThat(after(TODAY.plusDays(4), "0.00", "0.00", "0.00")).isEqualTo("Broken");
        assertThat(after(TODAY.plusDays(4), "49.99", "0.00", "0.00")).isEqualTo("Broken");
        assertThat(after(TODAY.plusDays(4), "50.00", "0.00", "0.00")).isEqualTo("-");
        assertThat(after(TODAY.plusDays(33), "99.99", "0.00", "0.00")).isEqualTo("-");
        assertThat(after(TODAY.plusDays(34), "99.99", "0.00", "0.00")).isEqualTo("Broken");
        assertThat(after(TODAY.plusDays(34), "100.00", "0.00", "0.00")).isEqualTo("Kept");
        assertThat(after(TODAY, "100.00", "0.01", "0.00")).as("a bill that is due is added").isEqualTo("-");
        assertThat(after(TODAY, "100.01", "0.01", "0.00")).isEqualTo("Kept");
        assertThat(after(TODAY.plusDays(4), "50.00", "10.00", "0.01")).as("a bill that is past due").isEqualTo("Broken");
    }

    @Test
    void an_ended_arrangement_stays_ended() {
        for (Arrangement.State ended : List.of(
                new Arrangement.State.Kept(NOW),
                new Arrangement.State.Broken(TODAY, Money.usd(1), true, new AccountCredits.CreditBaseline(NOW, Money.usd(0)), NOW),
                new Arrangement.State.Cancelled("stella", NOW), new Arrangement.State.Replaced(ArrangementId.create(), NOW))) {
            for (ArrangementStateMachine.ArrangementEvent step : List.of(
                    counted(TODAY, "100.00", "0.00", "0.00"),
                    new ArrangementStateMachine.ArrangementEvent.ReplacementAgreed(ArrangementId.create(), NOW))) {
                assertThat(ArrangementStateMachine.next(plan(ended), step)).as(ended + " " + step).isEmpty();
            }
        }
    }
}
