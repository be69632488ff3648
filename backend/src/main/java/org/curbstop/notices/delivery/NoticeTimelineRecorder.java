package org.curbstop.notices.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.cases.Timeline;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.springframework.stereotype.Component;

/** Adds each notice to its account's timeline, where staff and customer see what was sent and how. */
@Component
record NoticeTimelineRecorder(Accounts accounts, Timeline timeline) {

    /** Idempotent. Skips one-time codes, which are short-lived, and refused notices, which reached nobody. */
    void record(Notice notice, Delivery made) {
        if (notice.kind() != NoticeKind.CODE && made.state() == Delivery.State.WAITING) {
            account(notice).ifPresent(account -> timeline.add(new TimelineEntry(
                    "notice:" + made.uniqueKey(), Optional.of(account), Optional.empty(), Channel.SYSTEM, TimelineEntry.EntryType.NOTICE,
                    made.id(),
                    Map.of("kind", notice.kind().name(), "means", made.means().name()), made.createdAt(), Optional.empty())));
        }
    }

    private Optional<AccountId> account(Notice notice) {
        return notice.account().or(() -> notice.to() instanceof NoticeRecipient.KnownPerson person
                ? Optional.of(accounts.listVisibleTo(person.id())).filter(all -> all.size() == 1).map(List::getFirst).map(Account::id)
                : Optional.empty());
    }
}
