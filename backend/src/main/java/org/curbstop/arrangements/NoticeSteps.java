package org.curbstop.arrangements;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.curbstop.arrangements.Disconnections.Answer;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** Takes a step of a notice's course: the new state, what it tells, and the record of who took it, or why it cannot be taken. */
@Component
final class NoticeSteps {

    private final ArrangementStore store;
    private final Audit audit;

    NoticeSteps(ArrangementStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    void record(Asker who, String did, AccountId account) {
        audit.record(who, did, Optional.of(account));
    }

    void record(Asker who, String did, List<AccountId> accounts) {
        audit.record(who, did, accounts);
    }

    Answer take(NoticeId id, Asker who, String did, Answer.Why otherwise, NoticeCourse.Step step, Function<DisconnectionNotice, List<Event>> told) {
        if (store.notices.find(id.value()).isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_NOTICE);
        }
        var changed = new AtomicBoolean();
        DisconnectionNotice after = store.notices.change(id.value(), now -> {
            Optional<DisconnectionNotice.State> next = NoticeCourse.next(now.state(), step);
            changed.set(next.isPresent());
            return next.map(state -> now.in(state, told.apply(now).stream().map(Outgoing::of).toArray(Outgoing[]::new))).orElse(now);
        });
        if (!changed.get()) {
            return new Answer.NotPossible(otherwise);
        }
        record(who, did + " " + id, after.account());
        return new Answer.Done(after);
    }
}
