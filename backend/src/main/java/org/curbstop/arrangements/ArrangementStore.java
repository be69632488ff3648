package org.curbstop.arrangements;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Arrangements, what was asked of staff, holds, notices and particulars. */
@Component
final class ArrangementStore {

    private static final String STATE = "state.is";
    private static final String ACCOUNT = "account";

    final Documents<Arrangement> arrangements;
    final Documents<StaffRequest> requests;
    final Documents<Hold> holds;
    final Documents<DisconnectionNotice> notices;
    final Documents<Particulars> particulars;
    final Documents<Reconnection> reconnections;

    ArrangementStore(Store store) {
        arrangements = store.documents(
                Arrangement.class, "arrangements", Index.unique("key"), Index.uniqueWherePresent("running"), Index.on(ACCOUNT, "agreed.at"), Index.on(STATE));
        requests = store.documents(StaffRequest.class, "arrangement_requests", Index.unique("key"), Index.on(ACCOUNT), Index.on(STATE, "at"));
        holds = store.documents(Hold.class, "holds", Index.unique("key"), Index.on(ACCOUNT), Index.on(STATE));
        notices = store.documents(
                DisconnectionNotice.class, "disconnection_notices", Index.unique("key"), Index.uniqueWherePresent("live"), Index.on(ACCOUNT, "issued"), Index.on(STATE));
        reconnections = store.documents(Reconnection.class, "reconnections", Index.on("stage", "by"));
        particulars = store.documents(Particulars.class, "account_particulars");
    }

    Optional<Arrangement> running(AccountId account) {
        return arrangements.findBy("running", account.value());
    }

    List<Arrangement> of(AccountId account, int most) {
        return arrangements.list(Where.is(ACCOUNT, account).descending("agreed.at").limit(most));
    }

    List<Hold> holds(AccountId account) {
        return holds.list(Where.is(ACCOUNT, account).ascending("id"));
    }

    Optional<DisconnectionNotice> live(AccountId account) {
        return notices.findBy("live", account.value());
    }

    List<DisconnectionNotice> notices(AccountId account, int most) {
        return notices.list(Where.is(ACCOUNT, account).descending("issued").limit(most));
    }

    Particulars particulars(AccountId account) {
        return particulars.find(account.value()).orElseGet(() -> Particulars.none(account));
    }

    static Where active() {
        return Where.is(STATE, "active").ascending("id");
    }

    static Where openHolds() {
        return Where.in(STATE, List.of("claimed", "standing")).ascending("id");
    }

    static Where openNotices() {
        return Where.in(STATE, List.of("out", "signed")).ascending("id");
    }

    static Where cutNotices() {
        return Where.is(STATE, "done").ascending("id");
    }

    List<StaffRequest> waiting(int most) {
        return requests.list(Where.is(STATE, "waiting").ascending("at").limit(most));
    }

    List<StaffRequest> requests(AccountId account) {
        return requests.list(Where.is(ACCOUNT, account).ascending("id"));
    }
}
