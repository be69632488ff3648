package org.curbstop.arrangements;

import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** Terms outside the rules: both positions go to a person, who grants what was asked or says why not. */
@Component
public final class AskingStaff {

    private final Doorkeeper door;
    private final ArrangementStore store;
    private final Agreeing agreeing;
    private final Audit audit;
    private final Agreeing.Times times;
    private final ArrangementRules rules;

    AskingStaff(Doorkeeper door, ArrangementStore store, Agreeing agreeing, Audit audit, Agreeing.Times times, ArrangementRules rules) {
        this.door = door;
        this.store = store;
        this.agreeing = agreeing;
        this.audit = audit;
        this.times = times;
        this.rules = rules;
    }

    /**
     * Asks a person for what the rules do not take; the same key asks once.
     *
     * @param said what the customer wants staff to know; may be empty
     * @return empty: not theirs to ask for
     */
    public Optional<StaffRequest> ask(String key, AccountId account, Offer.Countered offer, String said, Language language, Asker who) {
        return door.act(account, who).map(found -> {
            var from = new StaffRequest.From(who.channel(), language, who.person());
            var request = new StaffRequest(
                    RequestId.mint(), 0, key, account, offer.asked(), offer.terms(), offer.by(), said.strip(), from, times.now(),
                    times.workdays().after(times.today(), rules.plan().answerWorkdays()), new StaffRequest.State.Waiting(), List.of());
            var event = new TermsAsked(request.id(), account, offer.asked(), who.channel(), request.at());
            if (!store.requests.insert(request.in(request.state(), Outgoing.of(event)))) {
                return store.requests.findBy("key", key).orElseThrow();
            }
            audit.record(who, "terms-asked " + request.id(), Optional.of(account));
            return request;
        });
    }

    public Optional<StaffRequest> find(RequestId id, Asker who) {
        return store.requests.find(id.value()).filter(found -> door.look(found.account(), who).isPresent());
    }

    /** What was asked for an account, oldest first. */
    public List<StaffRequest> of(AccountId account, Asker who) {
        return door.look(account, who).map(found -> store.requests(found.id())).orElse(List.of());
    }

    /** What waits for a decision, oldest first. */
    public List<StaffRequest> waiting(int most, Asker staff) {
        Doorkeeper.name(staff);
        return store.waiting(most);
    }

    /** Grants what was asked: it is agreed with that, in place of one that may run. Empty: it waits no longer. */
    @RequiresFreshSignIn
    public Optional<Arrangement> approve(RequestId id, Asker staff) {
        String name = Doorkeeper.name(staff);
        Optional<StaffRequest> found = store.requests.find(id.value());
        if (found.isEmpty() || found.get().state() instanceof StaffRequest.State.Declined) {
            return Optional.empty();
        }
        StaffRequest request = found.get();
        var asker = new Asker(request.from().channel(), "desk", request.from().person(), staff.desk());
        // The key is the request: approving twice, or again after a stop, agrees once.
        Optional<Arrangement> agreed = agreeing.again(id.value(), request.account())
                .or(() -> agreeing.agree(id.value(), request.account(), request.asked(), new Agreeing.By(request.from().language(), asker, Optional.of(name))));
        agreed.ifPresent(made -> store.requests.change(id.value(), now -> now.state() instanceof StaffRequest.State.Waiting
                ? now.in(new StaffRequest.State.Approved(name, made.id(), times.now()))
                : now));
        return agreed;
    }

    /** Says no. @param why for the file and the customer's question @return false: it waits no longer */
    public boolean decline(RequestId id, String why, Asker staff) {
        String name = Doorkeeper.name(staff);
        Optional<StaffRequest> found = store.requests.find(id.value());
        if (found.isEmpty()) {
            return false;
        }
        StaffRequest after = store.requests.change(id.value(), now -> now.state() instanceof StaffRequest.State.Waiting
                ? now.in(new StaffRequest.State.Declined(name, why.strip(), times.now()), Outgoing.of(new TermsDeclined(
                        id, now.account(), Optional.of(now.asked().total()), now.from().person(), now.from().language(), name, times.now())))
                : now);
        boolean declined = after.state() instanceof StaffRequest.State.Declined by && by.by().equals(name);
        if (declined) {
            audit.record(staff, "terms-declined " + id, Optional.of(after.account()));
        }
        return declined;
    }
}
