package org.curbstop.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementAgreed;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.DisconnectionNoticed;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices that a clock hangs on: what was agreed in writing, and what a third party was told. Whether one has arrived is asked again
 * until it has, because only then does it count.
 */
@Component
class LetterNotices {

    private final Notices notices;
    private final Accounts accounts;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final NoticeWords words;
    private final Clock clock;

    LetterNotices(Notices notices, Accounts accounts, Arrangements arrangements, Disconnections disconnections, NoticeWords words, Clock clock) {
        this.notices = notices;
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.disconnections = disconnections;
        this.words = words;
        this.clock = clock;
    }

    Notice agreed(ArrangementAgreed agreed, PersonId to) {
        String schedule = agreed.schedule().installments().stream()
                .map(each -> words.say("arrangement.payment", agreed.language(), Map.of("amount", each.amount(), "due", each.due())))
                .collect(Collectors.joining("\n"));
        return new Notice("arrangement-agreed:" + agreed.id(), new To.Person(to), NoticeKind.ARRANGEMENT_AGREED,
                Map.of("amount", agreed.schedule().total(), "payments", agreed.schedule().size(), "first", agreed.schedule().first().amount(),
                        "due", agreed.schedule().first().due(), "schedule", schedule, "reference", agreed.id().reference()),
                Optional.of(agreed.language()));
    }

    /** Empty: an addressee without a person is brought a letter. */
    Optional<Notice> threatened(DisconnectionNoticed noticed, Account account, Addressee to) {
        return to.person().map(person -> {
            boolean owner = to.role() == Addressee.Role.OWNER;
            Map<String, Object> facts = Map.of("place", account.premise().address().street(), "due", noticed.notBefore(), "reference", noticed.id().reference());
            Map<String, Object> all = new HashMap<>(facts);
            if (owner) {
                all.put("amount", noticed.amount());
            }
            return new Notice("disconnection-notice:" + noticed.id() + ":" + to.role() + ":" + person, new To.Person(person),
                    owner ? NoticeKind.DISCONNECTION_NOTICE : NoticeKind.DISCONNECTION_TOLD, all, Optional.empty());
        });
    }

    /** Sending again what was sent is asking what became of it. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void askWhetherTheyArrived() {
        arrangements.lettersOwed(Asker.SYSTEM).forEach(this::confirm);
        disconnections.open(Asker.SYSTEM).forEach(notice -> accounts.find(notice.account()).ifPresent(account -> {
            var again = new DisconnectionNoticed(notice.id(), notice.account(), notice.notBefore(), notice.amount(), notice.addressees(), notice.start().from());
            notice.addressees().stream().filter(to -> to.role() == Addressee.Role.TENANT || to.role() == Addressee.Role.DESIGNEE)
                    .filter(to -> notice.proofs().stream().noneMatch(proof -> proof.to().equals(to)))
                    .forEach(to -> threatened(again, account, to).ifPresent(letter -> arrived(letter).ifPresent(delivery -> disconnections.proved(
                            notice.id(), to, way(delivery), LocalDate.now(clock), delivery.id(), Asker.SYSTEM))));
        }));
    }

    private void confirm(Arrangement owed) {
        accounts.find(owed.account()).map(Account::holder).ifPresent(holder -> {
            var again = new ArrangementAgreed(owed.id(), owed.account(), owed.agreed().person(), owed.schedule(), owed.confirmation().dueBy(),
                    owed.agreed().channel(), owed.agreed().language(), owed.agreed().at());
            arrived(agreed(again, owed.agreed().person().orElse(holder)))
                    .ifPresent(delivery -> arrangements.confirmed(owed.id(), way(delivery), delivery.id(), Asker.SYSTEM));
        });
    }

    /** A mail before a text: where only one of them counts, it is the mail. */
    private Optional<Delivery> arrived(Notice notice) {
        return notices.send(notice).stream()
                .filter(delivery -> delivery.state() == Delivery.State.DELIVERED || delivery.means() == Delivery.Means.MAIL && delivery.state() == Delivery.State.ACCEPTED)
                .min(Comparator.comparing(delivery -> delivery.means() == Delivery.Means.MAIL ? 0 : 1));
    }

    private static Arrangement.Way way(Delivery delivery) {
        return delivery.means() == Delivery.Means.MAIL ? Arrangement.Way.MAIL : Arrangement.Way.TEXT;
    }
}
