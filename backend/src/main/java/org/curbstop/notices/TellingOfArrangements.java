package org.curbstop.notices;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.ArrangementAgreed;
import org.curbstop.arrangements.ArrangementBroken;
import org.curbstop.arrangements.ArrangementDueSoon;
import org.curbstop.arrangements.ArrangementKept;
import org.curbstop.arrangements.DisconnectionLifted;
import org.curbstop.arrangements.DisconnectionNoticed;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldLapsed;
import org.curbstop.arrangements.HoldLapsing;
import org.curbstop.arrangements.HoldLifted;
import org.curbstop.arrangements.HoldPlaced;
import org.curbstop.arrangements.TermsDeclined;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells customers of their arrangements, of what threatens and of what protects them; and those whom they have named to be told. */
@Component
class TellingOfArrangements {

    private final Notices notices;
    private final Accounts accounts;
    private final LetterNotices letters;

    TellingOfArrangements(Notices notices, Accounts accounts, LetterNotices letters) {
        this.notices = notices;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        person(agreed.person(), agreed.account()).ifPresent(to -> notices.send(letters.agreed(agreed, to)));
    }

    @EventListener
    void on(ArrangementDueSoon soon) {
        tell(NoticeKind.ARRANGEMENT_DUE, "arrangement-due:" + soon.id() + ":" + soon.number(), soon.person(), soon.account(), soon.language(),
                Map.of("amount", soon.left(), "due", soon.due(), "reference", soon.id().reference()));
    }

    @EventListener
    void on(ArrangementBroken broken) {
        tell(NoticeKind.ARRANGEMENT_BROKEN, "arrangement-broken:" + broken.id(), broken.person(), broken.account(), broken.language(),
                Map.of("amount", broken.missing(), "reference", broken.id().reference()));
    }

    @EventListener
    void on(ArrangementKept kept) {
        tell(NoticeKind.ARRANGEMENT_KEPT, "arrangement-kept:" + kept.id(), kept.person(), kept.account(), kept.language(),
                Map.of("amount", kept.total(), "reference", kept.id().reference()));
    }

    @EventListener
    void on(TermsDeclined declined) {
        tell(NoticeKind.TERMS_DECLINED, "terms-declined:" + declined.id(), declined.person(), declined.account(), declined.language(), Map.of());
    }

    @EventListener
    void on(DisconnectionNoticed noticed) {
        accounts.find(noticed.account()).ifPresent(account -> noticed.addressees().forEach(to -> letters.threatened(noticed, account, to).ifPresent(notices::send)));
    }

    @EventListener
    void on(DisconnectionLifted lifted) {
        Optional<Account> account = accounts.find(lifted.account());
        account.ifPresent(known -> lifted.addressees().stream().map(Addressee::person).flatMap(Optional::stream).distinct().forEach(person -> notices.send(new Notice(
                "disconnection-lifted:" + lifted.id() + ":" + person, new To.Person(person), NoticeKind.DISCONNECTION_LIFTED,
                Map.of("place", known.premise().address().street(), "reference", lifted.id().reference()), Optional.empty()))));
    }

    @EventListener
    void on(HoldPlaced placed) {
        var facts = new HashMap<String, Object>(facts(placed.kind(), placed.certificateBy().isPresent()));
        facts.put("until", placed.until());
        facts.put("open", placed.until().isBefore(Hold.NO_END) ? "no" : "yes");
        tell(NoticeKind.HOLD_PLACED, "hold-placed:" + placed.id(), Optional.empty(), placed.account(), null, facts);
    }

    @EventListener
    void on(HoldLapsing lapsing) {
        var facts = new HashMap<String, Object>(facts(lapsing.kind(), lapsing.certificateMissing()));
        facts.put("until", lapsing.until());
        tell(NoticeKind.HOLD_LAPSING, "hold-lapsing:" + lapsing.id() + ":" + lapsing.until(), Optional.empty(), lapsing.account(), null, facts);
    }

    @EventListener
    void on(HoldLapsed lapsed) {
        tell(NoticeKind.HOLD_LAPSED, "hold-lapsed:" + lapsed.id(), Optional.empty(), lapsed.account(), null, facts(lapsed.kind(), lapsed.certificateMissing()));
    }

    @EventListener
    void on(HoldLifted lifted) {
        if (!lifted.by().equals("system")) { // an agency that has paid tells of it itself
            tell(NoticeKind.HOLD_LIFTED, "hold-lifted:" + lifted.id(), Optional.empty(), lifted.account(), null, facts(lifted.kind(), false));
        }
    }

    private static Map<String, Object> facts(Hold.Kind kind, boolean certificate) {
        return Map.of("hold", kind.name(), "certificate", certificate ? "yes" : "no");
    }

    private void tell(
            NoticeKind kind, String key, Optional<PersonId> person, AccountId account, @org.jspecify.annotations.Nullable Language language, Map<String, Object> facts) {
        person(person, account).ifPresent(to -> notices.send(new Notice(key, new To.Person(to), kind, facts, Optional.ofNullable(language))));
    }

    /** Who agreed; otherwise the holder. */
    private Optional<PersonId> person(Optional<PersonId> person, AccountId account) {
        return person.or(() -> accounts.find(account).map(Account::holder));
    }
}
