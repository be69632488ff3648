package org.curbstop.notices.listeners;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeCancelled;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeIssued;
import org.curbstop.arrangements.holds.HoldExpired;
import org.curbstop.arrangements.holds.HoldExpiringSoon;
import org.curbstop.arrangements.holds.HoldLifted;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementBroken;
import org.curbstop.arrangements.plans.ArrangementExceptionDeclined;
import org.curbstop.arrangements.plans.ArrangementKept;
import org.curbstop.arrangements.plans.InstallmentDueSoon;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies customers and their designees of arrangements, pending disconnections and holds. */
@Component
record ArrangementNoticeListener(Notices notices, Accounts accounts, LegalNoticeTracker letters) {

    @EventListener
    void on(ArrangementAgreed agreed) {
        person(agreed.person(), agreed.account()).ifPresent(to -> notices.send(letters.arrangementConfirmation(agreed, to)));
    }

    @EventListener
    void on(InstallmentDueSoon soon) {
        send(NoticeKind.ARRANGEMENT_DUE, "arrangement-due:" + soon.id() + ":" + soon.number(), soon.person(), soon.account(),
                soon.language(), Map.of("amount", soon.left(), "due", soon.due(), "reference", soon.id().reference()));
    }

    @EventListener
    void on(ArrangementBroken broken) {
        send(NoticeKind.ARRANGEMENT_BROKEN, "arrangement-broken:" + broken.id(), broken.person(), broken.account(), broken.language(),
                Map.of("amount", broken.missing(), "reference", broken.id().reference()));
    }

    @EventListener
    void on(ArrangementKept kept) {
        send(NoticeKind.ARRANGEMENT_KEPT, "arrangement-kept:" + kept.id(), kept.person(), kept.account(), kept.language(),
                Map.of("amount", kept.total(), "reference", kept.id().reference()));
    }

    @EventListener
    void on(ArrangementExceptionDeclined declined) {
        send(NoticeKind.TERMS_DECLINED, "terms-declined:" + declined.id(), declined.person(), declined.account(), declined.language(),
                Map.of());
    }

    @EventListener
    void on(DisconnectionNoticeIssued noticed) {
        accounts.find(noticed.account()).ifPresent(
                account -> noticed.addressees().forEach(to -> letters.disconnectionNotice(noticed, account, to).ifPresent(notices::send)));
    }

    @EventListener
    void on(DisconnectionNoticeCancelled lifted) {
        Optional<Account> account = accounts.find(lifted.account());
        account.ifPresent(known -> lifted.addressees().stream().map(NoticeAddressee::person).flatMap(Optional::stream).distinct()
                .forEach(person -> notices.send(new Notice(
                        "disconnection-lifted:" + lifted.id() + ":" + person, new NoticeRecipient.KnownPerson(person),
                        NoticeKind.DISCONNECTION_LIFTED,
                Map.of("place", known.premise().address().street(), "reference", lifted.id().reference()), Optional.empty()))));
    }

    @EventListener
    void on(HoldPlaced placed) {
        if (placed.kind() == Hold.Kind.DISPUTE && placed.channel() == Channel.SYSTEM) {
            return; // the confirmation of the dispute says it
        }
        var facts = new HashMap<String, Object>(facts(placed.kind(), placed.certificateBy().isPresent()));
        facts.put("until", placed.until());
        facts.put("open", placed.until().isBefore(Hold.NO_END) ? "no" : "yes");
        send(NoticeKind.HOLD_PLACED, "hold-placed:" + placed.id(), Optional.empty(), placed.account(), null, facts);
    }

    @EventListener
    void on(HoldExpiringSoon lapsing) {
        var facts = new HashMap<String, Object>(facts(lapsing.kind(), lapsing.certificateMissing()));
        facts.put("until", lapsing.until());
        send(NoticeKind.HOLD_LAPSING, "hold-lapsing:" + lapsing.id() + ":" + lapsing.until(), Optional.empty(), lapsing.account(), null,
                facts);
    }

    @EventListener
    void on(HoldExpired lapsed) {
        send(NoticeKind.HOLD_LAPSED, "hold-lapsed:" + lapsed.id(), Optional.empty(), lapsed.account(), null,
                facts(lapsed.kind(), lapsed.certificateMissing()));
    }

    @EventListener
    void on(HoldLifted lifted) {
        if (!lifted.by().equals("system")) { // the agency's payment has its own notice
            send(NoticeKind.HOLD_LIFTED, "hold-lifted:" + lifted.id(), Optional.empty(), lifted.account(), null,
                    facts(lifted.kind(), false));
        }
    }

    private static Map<String, Object> facts(Hold.Kind kind, boolean certificate) {
        return Map.of("hold", kind.name(), "certificate", certificate ? "yes" : "no");
    }

    private void send(
            NoticeKind kind, String key, Optional<PersonId> person, AccountId account, @org.jspecify.annotations.Nullable Language language,
            Map<String, Object> facts) {
        person(person, account).ifPresent(
                to -> notices.send(new Notice(key, new NoticeRecipient.KnownPerson(to), kind, facts, Optional.ofNullable(language))));
    }

    /** Returns the person who agreed, otherwise the account holder. */
    private Optional<PersonId> person(Optional<PersonId> person, AccountId account) {
        return person.or(() -> accounts.find(account).map(Account::holder));
    }
}
