package org.curbstop.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for hand-offs, booked callbacks and timeline entries. */
@Component
final class CaseRepository {

    private static final String STATE = "state.is";
    private static final int MAX_SHOWN = 50;
    private static final String WANTED = "packet.wanted";

    final AggregateCollection<HandOff> handOffs;
    final AggregateCollection<CallbackSlots.CallbackBooking> bookings;
    final AggregateCollection<TimelineEntry> timelineEntries;

    CaseRepository(Database database) {
        this.handOffs = database.collection(HandOff.class, "hand_offs", Index.unique("key"), Index.on(STATE, "rank", "due"),
                Index.on("number", "id"), Index.on(WANTED, STATE), Index.on("packet.account", "raised"));
        this.bookings = database.collection(CallbackSlots.CallbackBooking.class, "callbacks",
                Index.unique("caseId"), Index.on("day"), Index.on("phone", "start"), Index.on("origin", "start"));
        this.timelineEntries = database.collection(TimelineEntry.class, "moments", Index.on("account", "at"), Index.on("contact", "at"));
    }

    List<HandOff> listWaiting(int limit) {
        return handOffs.list(Query.where(STATE, "waiting").ascending("rank").ascending("due").limit(limit));
    }

    /** Two cases share a number once in nine hundred million; returns the newer one. */
    Optional<HandOff> findByNumber(String number) {
        return handOffs.list(Query.where("number", number).descending("id").limit(1)).stream().findFirst();
    }

    /** Returns the cases about an account, newest first. */
    List<HandOff> listByAccount(AccountId account) {
        return handOffs.list(Query.where("packet.account", account).descending("raised").limit(MAX_SHOWN));
    }

    /** Lists all open cases of a task, without limit, oldest first. */
    List<HandOff> listOpen(String wanted) {
        var open = new ArrayList<HandOff>();
        handOffs.forEach(Query.where(WANTED, wanted).andIn(STATE, List.of("waiting", "taken")).ascending("id"), open::add);
        return open;
    }

    List<HandOff> listTaken() {
        return handOffs.list(Query.where(STATE, "taken").ascending("rank").ascending("due"));
    }
}
