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
 * Accepts applications for the utility's own programs, with documents, and shows their state. Staff decide in {@link ApplicationReview}.
 */
@Component
public final class AssistanceApplications {

    private final ApplicationRepository repository;
    private final Screening screening;
    private final Accounts accounts;
    private final SentDocuments documents;
    private final AuditTrail audit;
    private final Clock clock;

    public AssistanceApplications(ApplicationRepository repository, Screening screening, Accounts accounts, SentDocuments documents,
            AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.screening = screening;
        this.accounts = accounts;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Applies for a program. The same key for the same account returns the same application. */
    public ApplicationResult apply(String key, ApplicationRequest request, Actor actor) {
        if (accounts.findVisible(request.account(), actor).isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        Optional<AssistanceProgram> found = screening.findProgram(request.program());
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NO_SUCH_PROGRAM);
        }
        AssistanceProgram program = found.get();
        if (program.apply().by() != AssistanceProgram.ApplicationRoute.US) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_BY_US);
        }
        String own = request.account() + ":" + key;
        Optional<AssistanceApplication> before = repository.applications.findBy("key", own);
        if (before.isPresent()) {
            return new ApplicationResult.Duplicate(before.get());
        }
        Optional<ReferralResult.Closed.Reason> closed = program.closedReasonOn(LocalDate.now(clock));
        return closed.<ApplicationResult>map(ApplicationResult.Closed::new)
                .orElseGet(() -> save(application(own, program, request, actor), actor));
    }

    private AssistanceApplication application(String key, AssistanceProgram program, ApplicationRequest request, Actor actor) {
        var proofs = new ArrayList<SubmittedDocument>();
        request.documents().forEach((document, ids) -> documents.claim(ids, request.account(), actor)
                .forEach(sentDocument -> proofs.add(new SubmittedDocument(document, sentDocument.id(), clock.instant()))));
        List<String> missing = program.documents().stream().map(AssistanceProgram.RequiredDocument::id)
                .filter(document -> proofs.stream().noneMatch(proof -> proof.document().equals(document)))
                .toList();
        return AssistanceApplication.create(key, request, proofs, ApplicationStateMachine.initial(missing), actor.channel(),
                clock.instant());
    }

    private ApplicationResult save(AssistanceApplication sent, Actor actor) {
        if (repository.applications.insert(sent)) {
            audit.record(actor, "application-received " + sent.id(), Optional.of(sent.account()));
            return new ApplicationResult.Done(sent);
        }
        return repository.applications.findBy("key", sent.key()).<ApplicationResult>map(ApplicationResult.Duplicate::new)
                .or(() -> sent.subject().flatMap(subject -> repository.applications.findBy("subject", subject))
                        .map(ApplicationResult.AlreadyOpen::new))
                .orElseGet(() -> save(sent, actor)); // the open application was closed meanwhile
    }

    /** Returns the applications of an account, newest first. Empty if the account is not visible to the actor. */
    public List<AssistanceApplication> list(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor).map(seen -> repository.listByAccount(seen.id())).orElse(List.of());
    }

    public Optional<AssistanceApplication> find(ApplicationId id, Actor actor) {
        return repository.applications.find(id.value())
                .filter(application -> accounts.findVisible(application.account(), actor).isPresent());
    }

    /** Adds a missing document. A document that is not theirs changes nothing. */
    public ApplicationResult addDocument(ApplicationId id, String document, SentDocumentId documentId, Actor actor) {
        Optional<AssistanceApplication> found = find(id, actor);
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        if (!screening.knowsDocument(document) || documents.claim(List.of(documentId), found.get().account(), actor).isEmpty()) {
            return new ApplicationResult.InvalidInput("invalid.documents");
        }
        Instant now = clock.instant();
        return repository.apply(id, application -> application.papers().stream().anyMatch(proof -> proof.paper().equals(documentId))
                ? application
                : application.with(new SubmittedDocument(document, documentId, now)), new ApplicationAction.AddDocument(document), now,
                actor.workerName());
    }

    public ApplicationResult withdraw(ApplicationId id, Actor actor) {
        Optional<AssistanceApplication> found = find(id, actor);
        if (found.isEmpty()) {
            return new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
        }
        ApplicationResult done = repository.apply(id, application -> application, new ApplicationAction.Withdraw(), clock.instant(),
                actor.workerName());
        audit.record(actor, "application-withdrawn " + id, Optional.of(found.get().account()));
        return done;
    }
}
