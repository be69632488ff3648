package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.springframework.stereotype.Component;

/** Takes applications for what the utility itself gives, with their papers, and shows where they stand. Staff decide: {@link Deciding}. */
@Component
public final class Applications {

    private final ApplicationStore store;
    private final Screening screening;
    private final Accounts accounts;
    private final Papers papers;
    private final Audit audit;
    private final Clock clock;

    Applications(ApplicationStore store, Screening screening, Accounts accounts, Papers papers, Audit audit, Clock clock) {
        this.store = store;
        this.screening = screening;
        this.accounts = accounts;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same key for the same account gives the same application. */
    public Applying apply(String key, NewApplication asked, Asker who) {
        if (accounts.show(asked.account(), who).isEmpty()) {
            return new Applying.Refused(Applying.Refused.Why.NOT_YOURS);
        }
        Optional<Programme> found = screening.programme(asked.programme());
        if (found.isEmpty()) {
            return new Applying.Refused(Applying.Refused.Why.NO_SUCH_PROGRAMME);
        }
        Programme programme = found.get();
        if (programme.apply().by() != Programme.By.US) {
            return new Applying.Refused(Applying.Refused.Why.NOT_BY_US);
        }
        String own = asked.account() + ":" + key;
        Optional<Application> before = store.applications.findBy("key", own);
        if (before.isPresent()) {
            return new Applying.Again(before.get());
        }
        Optional<Referring.Closed.Why> closed = programme.closedOn(LocalDate.now(clock));
        return closed.<Applying>map(Applying.Closed::new).orElseGet(() -> keep(application(own, programme, asked, who), who));
    }

    private Application application(String key, Programme programme, NewApplication asked, Asker who) {
        var proofs = new ArrayList<Proof>();
        asked.papers().forEach((document, ids) -> papers.claim(ids, asked.account(), who)
                .forEach(paper -> proofs.add(new Proof(document, paper.id(), clock.instant()))));
        List<String> missing = programme.documents().stream().map(Programme.Document::id)
                .filter(document -> proofs.stream().noneMatch(proof -> proof.document().equals(document)))
                .toList();
        return Application.of(key, asked, proofs, ApplicationCourse.begin(missing), who.channel(), clock.instant());
    }

    private Applying keep(Application sent, Asker who) {
        if (store.applications.insert(sent)) {
            audit.record(who, "application-received " + sent.id(), Optional.of(sent.account()));
            return new Applying.Done(sent);
        }
        return store.applications.findBy("key", sent.key()).<Applying>map(Applying.Again::new)
                .or(() -> sent.subject().flatMap(subject -> store.applications.findBy("subject", subject)).map(Applying.AlreadyOpen::new))
                .orElseGet(() -> keep(sent, who)); // the open one came to its end in between
    }

    /** Newest first; none where the account is not theirs to see. */
    public List<Application> of(AccountId account, Asker who) {
        return accounts.show(account, who).map(seen -> store.of(seen.id())).orElse(List.of());
    }

    public Optional<Application> find(ApplicationId id, Asker who) {
        return store.applications.find(id.value()).filter(application -> accounts.show(application.account(), who).isPresent());
    }

    /** A paper that was missing. One that is not theirs to give changes nothing. */
    public Applying give(ApplicationId id, String document, PaperId paper, Asker who) {
        Optional<Application> found = find(id, who);
        if (found.isEmpty()) {
            return new Applying.Refused(Applying.Refused.Why.NOT_YOURS);
        }
        if (!screening.knowsDocument(document) || papers.claim(List.of(paper), found.get().account(), who).isEmpty()) {
            return new Applying.Wrong("invalid.documents");
        }
        Instant now = clock.instant();
        return store.take(id, application -> application.papers().stream().anyMatch(proof -> proof.paper().equals(paper))
                ? application
                : application.with(new Proof(document, paper, now)), new ApplicationStep.Give(document), now, who.worker());
    }

    public Applying withdraw(ApplicationId id, Asker who) {
        Optional<Application> found = find(id, who);
        if (found.isEmpty()) {
            return new Applying.Refused(Applying.Refused.Why.NOT_YOURS);
        }
        Applying done = store.take(id, application -> application, new ApplicationStep.Withdraw(), clock.instant(), who.worker());
        audit.record(who, "application-withdrawn " + id, Optional.of(found.get().account()));
        return done;
    }
}
