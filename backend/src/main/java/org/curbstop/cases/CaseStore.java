package org.curbstop.cases;

import java.util.List;
import java.util.Optional;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Hand-offs, booked call-backs and the moments of the timeline. */
@Component
final class CaseStore {

    private static final String STATE = "state.is";

    final Documents<HandOff> handOffs;
    final Documents<CallbackSlots.Booking> bookings;
    final Documents<Moment> moments;

    CaseStore(Store store) {
        this.handOffs = store.documents(HandOff.class, "hand_offs", Index.unique("key"), Index.on(STATE, "rank", "due"), Index.on("number", "id"));
        this.bookings = store.documents(CallbackSlots.Booking.class, "callbacks",
                Index.unique("caseId"), Index.on("day"), Index.on("phone", "start"), Index.on("origin", "start"));
        this.moments = store.documents(Moment.class, "moments", Index.on("account", "at"), Index.on("contact", "at"));
    }

    List<HandOff> waiting(int most) {
        return handOffs.list(Where.is(STATE, "waiting").ascending("rank").ascending("due").limit(most));
    }

    /** Two that share a number are one in nine hundred million: the younger is meant. */
    Optional<HandOff> numbered(String number) {
        return handOffs.list(Where.is("number", number).descending("id").limit(1)).stream().findFirst();
    }

    List<HandOff> taken() {
        return handOffs.list(Where.is(STATE, "taken").ascending("rank").ascending("due"));
    }
}
