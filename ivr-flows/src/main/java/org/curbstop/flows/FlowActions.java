package org.curbstop.flows;

import java.util.List;
import java.util.stream.Stream;
import org.curbstop.conversation.ActionSpec;

/** Every action that flows may name, for whoever checks or draws them without running anything. */
public final class FlowActions {

    private FlowActions() {}

    public static List<ActionSpec> specs() {
        return Stream.concat(Stream.of(
                ListAccounts.SPEC, FindBalance.SPEC, BeginProof.SPEC, SendCode.SPEC, ProveIdentity.SPEC, MatchBill.SPEC, WorkOutPayment.SPEC,
                StartPayment.SPEC, ChargeCard.SPEC, AskPayment.SPEC, WhichService.SPEC, FindOwnPlace.SPEC, ReportOutage.SPEC, OutageStatus.SPEC,
                CheckUpdatesPhone.SPEC, NearPlaces.FIND, NearPlaces.CHOOSE,
                ConfirmBackOn.SPEC, RaiseHandOff.SPEC, BookCallback.SPEC, HandInPhotos.SPEC,
                FindArrangement.SPEC, OfferArrangement.SPEC, CounterArrangement.SPEC, AgreeArrangement.SPEC, AskForTerms.SPEC,
                FindNotice.SPEC, ClaimMedical.SPEC, DisputeBill.SPEC, TellRights.SPEC,
                ScreenHousehold.SPEC, DescribeProgramme.SPEC, AskForHelp.SPEC), OrderSpecs.all().stream()).toList();
    }

    /** Names of what every wording may use. */
    public static List<String> facts() {
        return List.of("utility", "phone", "emergency", "emergencyGas", "emergencyLine", "emergencySewer", "emergencyMedical", "texts", "website");
    }
}
