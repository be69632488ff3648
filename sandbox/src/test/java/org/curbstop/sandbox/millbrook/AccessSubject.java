package org.curbstop.sandbox.millbrook;

import org.curbstop.accounts.AccountNumber;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.HoldId;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ReferralId;
import org.curbstop.cases.CaseId;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.orders.IntakeId;
import org.curbstop.orders.OrderId;
import org.curbstop.outages.OutageId;

/** IDs of one customer's records, or of records that do not exist. */
record AccessSubject(
        AccountId account, PersonId person, AccountNumber number, OrderId order, String reference, IntakeId intake, String intakeReference,
        PhoneNumber phone,
        ReferralId referral, ApplicationId application, SentDocumentId paper, HoldId hold, DisconnectionNoticeId notice,
        ArrangementId arrangement, ArrangementExceptionRequestId request,
        CaseId handOff, OutageId outage) {

    static AccessSubject nobody() {
        return new AccessSubject(
                AccountId.create(), PersonId.create(), new AccountNumber("100209993"), OrderId.create(), "000000000", IntakeId.create(),
                "000000001",
                new PhoneNumber("+15035550198"), ReferralId.create(), ApplicationId.create(), SentDocumentId.create(),
                HoldId.create(), DisconnectionNoticeId.create(), ArrangementId.create(), ArrangementExceptionRequestId.create(),
                CaseId.create(),
                OutageId.create());
    }
}
