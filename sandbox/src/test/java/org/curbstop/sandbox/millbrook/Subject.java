package org.curbstop.sandbox.millbrook;

import org.curbstop.accounts.AccountNumber;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.HoldId;
import org.curbstop.arrangements.NoticeId;
import org.curbstop.arrangements.RequestId;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ReferralId;
import org.curbstop.cases.CaseId;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.IntakeId;
import org.curbstop.orders.OrderId;
import org.curbstop.outages.OutageId;
import org.curbstop.papers.PaperId;

/** What there is of somebody, or of nobody. */
record Subject(
        AccountId account, PersonId person, AccountNumber number, OrderId order, String reference, IntakeId intake, String intakeReference, PhoneNumber phone,
        ReferralId referral, ApplicationId application, PaperId paper, HoldId hold, NoticeId notice, ArrangementId arrangement, RequestId request,
        CaseId handOff, OutageId outage) {

    static Subject nobody() {
        return new Subject(
                AccountId.mint(), PersonId.mint(), new AccountNumber("100209993"), OrderId.mint(), "000000000", IntakeId.mint(), "000000001",
                new PhoneNumber("+15035550198"), ReferralId.mint(), ApplicationId.mint(), PaperId.mint(),
                HoldId.mint(), NoticeId.mint(), ArrangementId.mint(), RequestId.mint(), CaseId.mint(), OutageId.mint());
    }
}
