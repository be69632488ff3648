package org.curbstop.web.home;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.cases.CaseLookup;
import org.curbstop.cases.CaseStatus;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.ViewUser;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lists open requests to staff and complaints on the home page, each with its number and the day by which we answer. */
@Component
@Order(40)
record CaseStatusProvider(CaseLookup cases, ViewUser visitor, Utility utility) implements RequestStatusProvider {

    @Override
    public List<RequestStatus> list(Account account) {
        return cases.listOpen(account.id(), visitor.actor()).stream().map(this::line).toList();
    }

    private RequestStatus line(CaseStatus status) {
        String title = I18n.text("case.title", I18n.text("case.kind." + status.kind()), ReferenceNumber.grouped(status.number()));
        return new RequestStatus(title, "", StatusChip.Tone.WAIT, I18n.text("case.open"), switch (status.progress()) {
            case CaseStatus.Progress.AnswerBy by -> I18n.text("case.answer-by", I18n.date(by.day()));
            case CaseStatus.Progress.CallAt call -> I18n.text("case.call-at", I18n.dateTime(call.time(), utility.zone()));
            case CaseStatus.Progress.Overdue _ -> I18n.text("case.overdue");
            case CaseStatus.Progress.InReview _, CaseStatus.Progress.Closed _ -> "";
        });
    }
}
