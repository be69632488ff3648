package org.curbstop.assistance.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.springframework.stereotype.Component;

/**
 * Takes applications for what the utility itself gives, with their papers, and shows where they stand. Staff decide:
 * {@link ApplicationReview}.
 */
@Component
public final class AssistanceApplications {

    private final ApplicationRepository store;
    private final Screening screening;
    private final Accounts accounts;
    private final SentDocuments documents;
    private final AuditTrail audit;
    private final Clock clock;

    public AssistanceApplications(ApplicationRepository store, Screening screening, Accounts accounts, SentDocuments documents,
            AuditTrail audit, Clock clock) {
        this.store = store;
        this.screening = screening;
        this.accounts = accounts;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same key for the same account gives the same application. */
    public ApplicationResult apply(String key, ApplicationRequest asked, Actor who) {
        if (accounts.findVisible(asked.account(), who).isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        Optional<AssistanceProgram> found = screening.findProgram(asked.programme());
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NO_SUCH_PROGRAMME);
        }
        AssistanceProgram programme = found.get();
        if (programme.apply().by() != AssistanceProgram.ApplicationRoute.US) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_BY_US);
        }
        String own = asked.account() + ":" + key;
        Optional<AssistanceApplication> before = store.applications.findBy("key", own);
        if (before.isPresent()) {
            return new ApplicationResult.Duplicate(before.get());
        }
        Optional<ReferralResult.Closed.Reason> closed = programme.closedReasonOn(LocalDate.now(clock));
        return closed.<ApplicationResult>map(ApplicationResult.Closed::new)
                .orElseGet(() -> save(application(own, programme, asked, who), who));
    }

    private AssistanceApplication application(String key, AssistanceProgram programme, ApplicationRequest asked, Actor who) {
        var proofs = new ArrayList<SubmittedDocument>();
        asked.papers().forEach((document, ids) -> documents.claim(ids, asked.account(), who)
                .forEach(paper -> proofs.add(new SubmittedDocument(document, paper.id(), clock.instant()))));
        List<String> missing = programme.documents().stream().map(AssistanceProgram.RequiredDocument::id)
                .filter(document -> proofs.stream().noneMatch(proof -> proof.document().equals(document)))
                .toList();
        return AssistanceApplication.create(key, asked, proofs, ApplicationStateMachine.initial(missing), who.channel(), clock.instant());
    }

    private ApplicationResult save(AssistanceApplication sent, Actor who) {
        if (store.applications.insert(sent)) {
            audit.record(who, "application-received " + sent.id(), Optional.of(sent.account()));
            return new ApplicationResult.Done(sent);
        }
        return store.applications.findBy("key", sent.key()).<ApplicationResult>map(ApplicationResult.Duplicate::new)
                .or(() -> sent.subject().flatMap(subject -> store.applications.findBy("subject", subject))
                        .map(ApplicationResult.AlreadyOpen::new))
                .orElseGet(() -> save(sent, who)); // the open one came to its end in between
    }

    /** Newest first; none where the account is not theirs to see. */
    public List<AssistanceApplication> list(AccountId account, Actor who) {
        return accounts.findVisible(account, who).map(seen -> store.listByAccount(seen.id())).orElse(List.of());
    }

    public Optional<AssistanceApplication> find(ApplicationId id, Actor who) {
        return store.applications.find(id.value()).filter(application -> accounts.findVisible(application.account(), who).isPresent());
    }

    /** A paper that was missing. One that is not theirs to give changes nothing. */
    public ApplicationResult addDocument(ApplicationId id, String document, SentDocumentId paper, Actor who) {
        Optional<AssistanceApplication> found = find(id, who);
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        if (!screening.knowsDocument(document) || documents.claim(List.of(paper), found.get().account(), who).isEmpty()) {
            return new ApplicationResult.InvalidInput("invalid.documents");
        }
        Instant now = clock.instant();
        return store.apply(id, application -> application.papers().stream().anyMatch(proof -> proof.paper().equals(paper))
                ? application
                : application.with(new SubmittedDocument(document, paper, now)), new ApplicationAction.AddDocument(document), now,
                who.workerName());
    }

    public ApplicationResult withdraw(ApplicationId id, Actor who) {
        Optional<AssistanceApplication> found = find(id, who);
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        ApplicationResult done = store.apply(id, application -> application, new ApplicationAction.Withdraw(), clock.instant(),
                who.workerName());
        audit.record(who, "application-withdrawn " + id, Optional.of(found.get().account()));
        return done;
    }
}
