package org.curbstop.grievances;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.store.StoredName;
import org.springframework.stereotype.Component;

@Component
final class GrievanceRepository {

    private static final String STATE = "state.is";
    private static final String CLOCK = "clock";
    private static final String OPEN = StoredName.of(Grievance.State.Open.class);
    private static final List<String> DONE = List.of(StoredName.of(Grievance.State.Answered.class),
            StoredName.of(Grievance.State.Closed.class));

    final AggregateCollection<Grievance> grievances;

    GrievanceRepository(Database database) {
        grievances = database.collection(Grievance.class, "grievances", Index.unique("key"), Index.uniqueWherePresent("subject"),
                Index.on("number"), Index.on("from.account", "filed"), Index.on("from.person", "filed"), Index.on(STATE, CLOCK),
                Index.on("matter.is", STATE, CLOCK));
    }

    /** Returns grievances, newest first. */
    List<Grievance> listByAccount(AccountId account) {
        return grievances.list(Query.where("from.account", account).descending("filed"));
    }

    /** Returns the complaints and disputes of a person, newest first. */
    List<Grievance> listByPerson(PersonId person) {
        return grievances.list(Query.where("from.person", person).descending("filed"));
    }

    /** Two share a number once in nine hundred million; returns the newer one. */
    Optional<Grievance> findByNumber(String number) {
        return grievances.list(Query.where("number", number)).stream().max(Comparator.comparing(Grievance::filed));
    }

    Optional<Grievance> findByBill(BillId bill) {
        return grievances.findBy("subject", bill.value());
    }

    /**
     * Returns open grievances, earliest due first.
     *
     * @param after sort key of the last one on the previous page
     */
    List<Grievance> listOpen(Optional<String> after, int limit) {
        Query open = Query.where(STATE, OPEN);
        return grievances.list(after.map(seen -> open.after(CLOCK, seen)).orElse(open).ascending(CLOCK).limit(limit));
    }

    /** Returns answered and closed grievances, latest due first. */
    List<Grievance> listDone(Optional<String> before, int limit) {
        return DONE.stream().flatMap(state -> {
            Query done = Query.where(STATE, state);
            return grievances.list(before.map(seen -> done.before(CLOCK, seen)).orElse(done).descending(CLOCK).limit(limit)).stream();
        }).sorted((one, other) -> other.clock().compareTo(one.clock())).limit(limit).toList();
    }

    void forEachOpenBefore(LocalDate day, Consumer<Grievance> consumer) {
        grievances.forEach(Query.where(STATE, OPEN).before(CLOCK, day.toString()).ascending(CLOCK), consumer);
    }

    List<Grievance> listComplaintsDoneBefore(LocalDate day, int limit) {
        Query complaints = Query.where("matter.is", StoredName.of(GrievanceMatter.Complaint.class));
        return DONE.stream().flatMap(state -> grievances
                .list(complaints.and(STATE, state).before(CLOCK, day.toString()).ascending(CLOCK).limit(limit)).stream()).toList();
    }
}
