package org.curbstop.notices.listeners;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.DisconnectionSigned;
import org.curbstop.arrangements.disconnection.DisconnectionSuspended;
import org.curbstop.arrangements.disconnection.ReconnectionPromised;
import org.curbstop.arrangements.disconnection.ServiceDisconnected;
import org.curbstop.arrangements.disconnection.ServiceReconnected;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies the holder of each step from signature to reconnection, and tenants and designees of shut-off and restoration. */
@Component
record DisconnectionNoticeListener(Notices notices, Accounts accounts) {

    @EventListener
    void on(DisconnectionSigned signed) {
        signed.stops()
                .ifPresent(stops -> holder(signed.account(), NoticeKind.DISCONNECTION_SIGNED, "disconnection-signed:" + signed.order(),
                Map.of("due", signed.day(), "amount", stops, "reference", signed.id().reference())));
    }

    @EventListener
    void on(DisconnectionSuspended stayed) {
        holder(stayed.account(), NoticeKind.DISCONNECTION_STAYED, "disconnection-stayed:" + stayed.order(),
                Map.of("reference", stayed.id().reference()));
    }

    @EventListener
    void on(ServiceDisconnected off) {
        all(off.account(), off.addressees(), NoticeKind.SERVICE_DISCONNECTED, "service-disconnected:" + off.id(), Map.of(),
                Optional.of(off.restores()));
    }

    @EventListener
    void on(ReconnectionPromised promised) {
        holder(promised.account(), NoticeKind.RECONNECTION_PROMISED, "reconnection-promised:" + promised.notice(),
                Map.of("when", promised.by()));
    }

    @EventListener
    void on(ServiceReconnected restored) {
        all(restored.account(), restored.addressees(), NoticeKind.SERVICE_RESTORED, "service-restored:" + restored.id(),
                Map.of("when", restored.restored()), Optional.empty());
    }

    private void holder(AccountId id, NoticeKind kind, String key, Map<String, Object> facts) {
        accounts.find(id)
                .ifPresent(account -> notices.send(
                        new Notice(key, new NoticeRecipient.KnownPerson(account.holder()), kind, placed(account, facts), Optional.empty())
                                .forAccount(id)));
    }

    /** Notifies all addressees; only the holder is told what is owed. */
    private void all(AccountId id, List<NoticeAddressee> addressees, NoticeKind kind, String key, Map<String, Object> facts,
            Optional<Money> owed) {
        accounts.find(id).ifPresent(account -> addressees.stream().flatMap(to -> to.person().stream()).distinct().forEach(person -> {
            Map<String, Object> own = placed(account, facts);
            owed.ifPresent(amount -> {
                boolean payable = person.equals(account.holder()) && amount.isPositive();
                own.put("payable", payable ? "yes" : "no");
                if (payable) {
                    own.put("amount", amount);
                }
            });
            notices.send(
                    new Notice(key + ":" + person, new NoticeRecipient.KnownPerson(person), kind, own, Optional.empty()).forAccount(id));
        }));
    }

    private static Map<String, Object> placed(Account account, Map<String, Object> facts) {
        var all = new HashMap<>(facts);
        all.put("place", account.premise().address().street());
        return all;
    }
}
