package org.curbstop.notices.bills;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.store.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells customers of new bills and of bills that are due soon. Looks at every account once a day, a page at a time; each notice is sent
 * once, also by several processes or after a restart.
 */
@Component
@EnableConfigurationProperties(BillNoticeProperties.class)
public final class BillNoticeJob {

    private static final Logger LOG = LoggerFactory.getLogger(BillNoticeJob.class);
    private static final LocalTime START = LocalTime.of(9, 0);
    private static final int PAGE = 500;
    /** Days within which a bill is new: a notice missed over a weekend is still sent, one of an old bill that was moved in is not. */
    private static final int NEW_DAYS = 3;

    private final Accounts accounts;
    private final Bills bills;
    private final Arrangements arrangements;
    private final Holds holds;
    private final Notices notices;
    private final BillNoticeProperties settings;
    private final Clock clock;

    private Progress progress = new Progress(LocalDate.MIN, Optional.empty(), true);

    /** @param last the last account looked at on this day */
    private record Progress(LocalDate day, Optional<AccountId> last, boolean isDone) {}

    public BillNoticeJob(Accounts accounts, Bills bills, Arrangements arrangements, Holds holds, Notices notices,
            BillNoticeProperties settings, Clock clock) {
        this.accounts = accounts;
        this.bills = bills;
        this.arrangements = arrangements;
        this.holds = holds;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 60_000)
    public void sendNext() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        if (!progress.day().equals(today)) {
            progress = new Progress(today, Optional.empty(), false);
        }
        if (progress.isDone() || now.toLocalTime().isBefore(START)) {
            return;
        }
        List<Account> page = accounts.listAfter(progress.last(), PAGE);
        // An account whose service ended gets the notice of the final bill.
        page.stream().filter(account -> account.closed().isEmpty() && (account.agreements().isEmpty()
                || account.agreements().stream().anyMatch(each -> each.isActiveOn(today)))).forEach(account -> attempt(account, today));
        progress = new Progress(today, page.isEmpty() ? progress.last() : Optional.of(page.getLast().id()), page.size() < PAGE);
    }

    private void attempt(Account account, LocalDate today) {
        try {
            bills.list(account.id(), 1).stream().filter(bill -> bill.due().isAfter(today) && !bill.issued().isAfter(today))
                    .forEach(bill -> send(account, bill, today));
        } catch (DatabaseUnavailableException unavailable) {
            throw unavailable; // the page is repeated
        } catch (RuntimeException e) {
            LOG.error("no notices of the bills of {}", account.id(), e);
        }
    }

    private void send(Account account, Bill bill, LocalDate today) {
        if (!bill.issued().isBefore(today.minusDays(NEW_DAYS)) && isToldOfNewBills(account)) {
            send(account, bill, NoticeKind.BILL_READY, "bill-ready:", bill.total());
        }
        if (!bill.due().isAfter(today.plusDays(settings.dueDays()))) {
            AmountOwed owed = bills.collectible(account.id());
            // Who is late is told by disconnection notices, and who keeps a plan of its installments.
            if (owed.pastDue().isZero() && !owed.paymentPending() && arrangements.findRunning(account.id(), Actor.SYSTEM).isEmpty()) {
                send(account, bill, NoticeKind.BILL_DUE, "bill-due:", owed.total().minus(held(account, owed.total())));
            }
        }
    }

    /** Returns the amount for which nobody may be reminded: what is disputed or pledged, and everything in a bankruptcy. */
    private Money held(Account account, Money total) {
        return Money.sum(total.currency(), holds.listActive(account.id(), Actor.SYSTEM).stream()
                .filter(hold -> hold.kind() != Hold.Kind.MEDICAL).map(hold -> hold.amount().orElse(total)).toList());
    }

    private boolean isToldOfNewBills(Account account) {
        return switch (settings.newBill()) {
            case NOBODY -> false;
            case EVERYBODY -> true;
            case PAPERLESS -> accounts.findPerson(account.holder()).filter(Person::paperless).isPresent();
        };
    }

    private void send(Account account, Bill bill, NoticeKind kind, String key, Money amount) {
        if (amount.isPositive()) {
            notices.send(new Notice(key + bill.id(), new NoticeRecipient.KnownPerson(account.holder()), kind,
                    Map.of("amount", amount, "due", bill.due(), "account", account.number().lastFour()), Optional.empty(),
                    Optional.of(account.id())));
        }
    }
}
