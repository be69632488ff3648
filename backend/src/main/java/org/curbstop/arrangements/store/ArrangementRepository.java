package org.curbstop.arrangements.store;

import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.AccountFlags;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for arrangements, exception requests, holds, disconnection notices, reconnections and account flags. */
@Component
public final class ArrangementRepository {

    private static final String STATE = "state.is";
    private static final String ACCOUNT = "account";

    public final AggregateCollection<Arrangement> arrangements;
    public final AggregateCollection<ArrangementExceptionRequest> requests;
    public final AggregateCollection<Hold> holds;
    public final AggregateCollection<DisconnectionNotice> notices;
    public final AggregateCollection<AccountFlags> accountFlags;
    public final AggregateCollection<Reconnection> reconnections;

    public ArrangementRepository(Database database) {
        arrangements = database.collection(
                Arrangement.class, "arrangements", Index.unique("key"), Index.uniqueWherePresent("running"), Index.on(ACCOUNT, "agreed.at"),
                Index.on(STATE));
        requests = database.collection(ArrangementExceptionRequest.class, "arrangement_requests", Index.unique("key"), Index.on(ACCOUNT),
                Index.on(STATE, "at"));
        holds = database.collection(Hold.class, "holds", Index.unique("key"), Index.on(ACCOUNT), Index.on(STATE));
        notices = database.collection(
                DisconnectionNotice.class, "disconnection_notices", Index.unique("key"), Index.uniqueWherePresent("live"),
                Index.on(ACCOUNT, "issued"), Index.on(STATE));
        reconnections = database.collection(Reconnection.class, "reconnections", Index.on("stage", "by"));
        accountFlags = database.collection(AccountFlags.class, "account_particulars");
    }

    public Optional<Arrangement> findRunning(AccountId account) {
        return arrangements.findBy("running", account.value());
    }

    public List<Arrangement> listByAccount(AccountId account, int limit) {
        return arrangements.list(Query.where(ACCOUNT, account).descending("agreed.at").limit(limit));
    }

    public List<Hold> holds(AccountId account) {
        return holds.list(Query.where(ACCOUNT, account).ascending("id"));
    }

    public Optional<DisconnectionNotice> findOpenNotice(AccountId account) {
        return notices.findBy("live", account.value());
    }

    public List<DisconnectionNotice> notices(AccountId account, int limit) {
        return notices.list(Query.where(ACCOUNT, account).descending("issued").limit(limit));
    }

    public AccountFlags accountFlags(AccountId account) {
        return accountFlags.find(account.value()).orElseGet(() -> AccountFlags.empty(account));
    }

    public static Query activeArrangements() {
        return Query.where(STATE, "active").ascending("id");
    }

    public static Query openHolds() {
        return Query.whereIn(STATE, List.of("claimed", "standing")).ascending("id");
    }

    public static Query openNotices() {
        return Query.whereIn(STATE, List.of("out", "signed")).ascending("id");
    }

    public static Query disconnectedNotices() {
        return Query.where(STATE, "done").ascending("id");
    }

    public List<ArrangementExceptionRequest> listWaitingRequests(int limit) {
        return requests.list(Query.where(STATE, "waiting").ascending("at").limit(limit));
    }

    public List<ArrangementExceptionRequest> requests(AccountId account) {
        return requests.list(Query.where(ACCOUNT, account).ascending("id"));
    }
}
