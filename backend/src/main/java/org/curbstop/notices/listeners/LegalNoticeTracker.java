package org.curbstop.notices.listeners;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeIssued;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tracks notices that start a deadline: written confirmations of arrangements, and disconnection notices to third parties. A notice counts
 * only on arrival, so arrivals are checked until each has arrived.
 */
@Component
record LegalNoticeTracker(Notices notices, Accounts accounts, Arrangements arrangements, Disconnections disconnections,
        NoticeMessages messages, Clock clock) {

    Notice arrangementConfirmation(ArrangementAgreed agreed, PersonId to) {
        String schedule = agreed.schedule().installments().stream()
                .map(each -> messages.format("arrangement.payment", agreed.language(), Map.of("amount", each.amount(), "due", each.due())))
                .collect(Collectors.joining("\n"));
        return new Notice("arrangement-agreed:" + agreed.id(), new NoticeRecipient.KnownPerson(to), NoticeKind.ARRANGEMENT_AGREED,
                Map.of("amount", agreed.schedule().total(), "payments", agreed.schedule().size(), "first",
                        agreed.schedule().first().amount(),
                        "due", agreed.schedule().first().due(), "schedule", schedule, "reference", agreed.id().reference()),
                Optional.of(agreed.language()));
    }

    /** Returns the notice for an addressee; empty for one who is not on file as a person and gets a letter. */
    Optional<Notice> disconnectionNotice(DisconnectionNoticeIssued noticed, Account account, NoticeAddressee to) {
        return to.person().map(person -> {
            boolean owner = to.role() == NoticeAddressee.Role.OWNER;
            Map<String, Object> facts = Map.of("place", account.premise().address().street(), "due", noticed.notBefore(), "reference",
                    noticed.id().reference());
            Map<String, Object> all = new HashMap<>(facts);
            if (owner) {
                all.put("amount", noticed.amount());
            }
            return new Notice("disconnection-notice:" + noticed.id() + ":" + to.role() + ":" + person,
                    new NoticeRecipient.KnownPerson(person),
                    owner ? NoticeKind.DISCONNECTION_NOTICE : NoticeKind.DISCONNECTION_TOLD, all, Optional.empty());
        });
    }

    /** Checks arrivals. Sending a notice again returns its existing delivery. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void confirmArrivals() {
        arrangements.listUnsentConfirmations(Actor.SYSTEM).forEach(this::confirm);
        disconnections.listOpen(Actor.SYSTEM).forEach(notice -> accounts.find(notice.account()).ifPresent(account -> {
            var again = new DisconnectionNoticeIssued(notice.id(), notice.account(), notice.notBefore(), notice.amount(),
                    notice.addressees(), notice.start().from());
            notice.addressees().stream()
                    .filter(to -> to.role() == NoticeAddressee.Role.TENANT || to.role() == NoticeAddressee.Role.DESIGNEE)
                    .filter(to -> notice.proofs().stream().noneMatch(proof -> proof.to().equals(to)))
                    .forEach(to -> disconnectionNotice(again, account, to)
                            .ifPresent(letter -> findArrived(letter).ifPresent(delivery -> disconnections.recordDelivery(
                            notice.id(), to, way(delivery), LocalDate.now(clock), delivery.id(), Actor.SYSTEM))));
        }));
    }

    private void confirm(Arrangement owed) {
        accounts.find(owed.account()).map(Account::holder).ifPresent(holder -> {
            var again = new ArrangementAgreed(owed.id(), owed.account(), owed.agreed().person(), owed.schedule(),
                    owed.confirmation().dueBy(), owed.agreed().channel(), owed.agreed().language(), owed.agreed().at());
            findArrived(arrangementConfirmation(again, owed.agreed().person().orElse(holder)))
                    .ifPresent(delivery -> arrangements.recordConfirmation(owed.id(), way(delivery), delivery.id(), Actor.SYSTEM));
        });
    }

    /** Returns the delivery that arrived, mail before text: where only one of them counts, it is the mail. */
    private Optional<Delivery> findArrived(Notice notice) {
        return notices.send(notice).stream()
                .filter(delivery -> delivery.state() == Delivery.State.DELIVERED
                        || delivery.means() == Delivery.Medium.MAIL && delivery.state() == Delivery.State.ACCEPTED)
                .min(Comparator.comparing(delivery -> delivery.means() == Delivery.Medium.MAIL ? 0 : 1));
    }

    private static Arrangement.DeliveryMethod way(Delivery delivery) {
        return delivery.means() == Delivery.Medium.MAIL ? Arrangement.DeliveryMethod.MAIL : Arrangement.DeliveryMethod.TEXT;
    }
}
