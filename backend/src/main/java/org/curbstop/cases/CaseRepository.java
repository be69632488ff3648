package org.curbstop.cases;

import java.util.List;
import java.util.Optional;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for hand-offs, booked callbacks and timeline entries. */
@Component
final class CaseRepository {

    private static final String STATE = "state.is";

    final AggregateCollection<HandOff> handOffs;
    final AggregateCollection<CallbackSlots.CallbackBooking> bookings;
    final AggregateCollection<TimelineEntry> timelineEntries;

    CaseRepository(Database database) {
        this.handOffs = database.collection(HandOff.class, "hand_offs", Index.unique("key"), Index.on(STATE, "rank", "due"),
                Index.on("number", "id"));
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

    List<HandOff> listTaken() {
        return handOffs.list(Query.where(STATE, "taken").ascending("rank").ascending("due"));
    }
}
