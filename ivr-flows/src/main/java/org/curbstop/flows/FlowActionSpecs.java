package org.curbstop.flows;

import java.util.List;
import java.util.stream.Stream;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.flows.arrangements.AgreeToArrangement;
import org.curbstop.flows.arrangements.EvaluateCounteroffer;
import org.curbstop.flows.arrangements.FindArrangement;
import org.curbstop.flows.arrangements.OfferArrangement;
import org.curbstop.flows.arrangements.RequestArrangementException;
import org.curbstop.flows.assistance.DescribeAssistanceProgram;
import org.curbstop.flows.assistance.RequestAssistance;
import org.curbstop.flows.assistance.ScreenHousehold;
import org.curbstop.flows.bills.ExplainLatestBill;
import org.curbstop.flows.cases.BookCallback;
import org.curbstop.flows.cases.RaiseHandOff;
import org.curbstop.flows.cases.RequestLiveChat;
import org.curbstop.flows.cases.SubmitPhotos;
import org.curbstop.flows.disconnections.ClaimMedicalHold;
import org.curbstop.flows.disconnections.ExplainDisconnectionRights;
import org.curbstop.flows.disconnections.FindDisconnectionNotice;
import org.curbstop.flows.grievances.GrievanceActionSpecs;
import org.curbstop.flows.leaks.LeakActions;
import org.curbstop.flows.orders.OrderActionSpecs;
import org.curbstop.flows.outages.CheckOutageTextNumber;
import org.curbstop.flows.outages.ConfirmRestoration;
import org.curbstop.flows.outages.DetermineOutageService;
import org.curbstop.flows.outages.AssumeOutage;
import org.curbstop.flows.outages.FindKnownOutage;
import org.curbstop.flows.outages.FindOutageSystemAge;
import org.curbstop.flows.outages.FindStorm;
import org.curbstop.flows.outages.FindOutageStatus;
import org.curbstop.flows.outages.ReportOutage;
import org.curbstop.flows.payments.ChargeCard;
import org.curbstop.flows.payments.CheckPaymentStatus;
import org.curbstop.flows.payments.FindBalance;
import org.curbstop.flows.payments.FindBalanceDay;
import org.curbstop.flows.payments.QuotePayment;
import org.curbstop.flows.payments.StartPayment;
import org.curbstop.flows.payments.TextPaymentLink;
import org.curbstop.flows.premises.AddressSuggestionActions;
import org.curbstop.flows.premises.FindArea;
import org.curbstop.flows.premises.FindOwnPremise;
import org.curbstop.flows.verification.ListAccounts;
import org.curbstop.flows.verification.LookUpGuestAccount;
import org.curbstop.flows.verification.SendOneTimeCode;
import org.curbstop.flows.verification.StartIdentityChallenge;
import org.curbstop.flows.verification.VerifyIdentity;

/** Specifications of all flow actions, for validating and drawing flows without running them. */
public final class FlowActionSpecs {

    private FlowActionSpecs() {}

    public static List<ActionSpec> specs() {
        return Stream.of(Stream.of(
                ListAccounts.SPEC, FindBalance.SPEC, FindBalanceDay.SPEC, ExplainLatestBill.SPEC, StartIdentityChallenge.SPEC,
                        SendOneTimeCode.SPEC,
                VerifyIdentity.SPEC,
                LookUpGuestAccount.SPEC, QuotePayment.SPEC,
                StartPayment.SPEC, ChargeCard.SPEC, CheckPaymentStatus.SPEC, DetermineOutageService.SPEC, FindOwnPremise.SPEC,
                ReportOutage.SPEC, FindOutageStatus.SPEC, FindKnownOutage.SPEC, FindStorm.SPEC, FindOutageSystemAge.SPEC, AssumeOutage.SPEC,
                TextPaymentLink.SPEC,
                CheckOutageTextNumber.SPEC, AddressSuggestionActions.FIND_SPEC, AddressSuggestionActions.CHOOSE_SPEC, FindArea.SPEC,
                ConfirmRestoration.SPEC, RaiseHandOff.SPEC, RequestLiveChat.SPEC, BookCallback.SPEC, SubmitPhotos.SPEC,
                LeakActions.REPORT, LeakActions.TERMS, LeakActions.REQUEST,
                FindArrangement.SPEC, OfferArrangement.SPEC, EvaluateCounteroffer.SPEC, AgreeToArrangement.SPEC,
                RequestArrangementException.SPEC,
                FindDisconnectionNotice.SPEC, ClaimMedicalHold.SPEC, ExplainDisconnectionRights.SPEC,
                ScreenHousehold.SPEC, DescribeAssistanceProgram.SPEC, RequestAssistance.SPEC), OrderActionSpecs.all().stream(),
                GrievanceActionSpecs.all().stream()).flatMap(specs -> specs).toList();
    }

    /** Returns the names of the facts that every prompt may use. */
    public static List<String> promptFacts() {
        return List.of("utility", "phone", "emergency", "emergencyGas", "emergencyLine", "emergencySewer", "emergencyWater",
                "emergencyMedical", "texts",
                "website");
    }
}
