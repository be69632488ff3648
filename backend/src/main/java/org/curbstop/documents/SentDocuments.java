package org.curbstop.documents;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Receives documents sent as evidence and provides them to those they concern. Every access is recorded in the audit trail. */
@Component
public final class SentDocuments implements DisposableBean {

    private static final Period UNFINISHED_KEPT = Period.ofDays(2);
    private static final Duration DAY = Duration.ofDays(1);
    /** Upload attempts per file allowed, to include refused files. */
    private static final int ATTEMPTS_PER_FILE = 3;

    private final SentDocumentRepository repository;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final DocumentLimits limits;
    private final Utility utility;
    private final Clock clock;
    private final FileInspector inspector = new FileInspector();
    private final UploadAttemptLimiter attempts;

    SentDocuments(SentDocumentRepository repository, Accounts accounts, AuditTrail audit, DocumentLimits limits, Utility utility,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.limits = limits;
        this.utility = utility;
        this.clock = clock;
        this.attempts = new UploadAttemptLimiter(ATTEMPTS_PER_FILE * limits.mostADay(), InstantSource.system());
    }

    @Override
    public void destroy() {
        inspector.shutDown();
    }

    public sealed interface SaveResult {
        record Saved(SentDocument paper) implements SaveResult {}

        record Refused(DocumentRefusalReason reason) implements SaveResult {}
    }

    public enum DocumentRefusalReason {
        /** The file is empty. */
        EMPTY,
        /** More than {@link DocumentLimits#mostBytes}. */
        TOO_LARGE,
        /** Neither JPEG, PNG nor PDF, whatever its name. */
        OTHER_KIND,
        /** Truncated, or inconsistent with its first bytes. */
        DAMAGED,
        /** A PDF that requires a password. */
        LOCKED,
        /** A PDF with a script, an automatic action, an attachment or a programmable form: {@link ActiveContent}. */
        ACTIVE,
        /** Inspection takes longer than a real document needs. */
        TOO_COMPLEX,
        /** The inspector is busy with other files. */
        BUSY,
        /** The daily limit for the origin is reached. */
        TOO_MANY
    }

    public record OpenedDocument(SentDocument paper, byte[] content) {}

    public DocumentLimits limits() {
        return limits;
    }

    /** Returns the document of an earlier delivery, which need not be fetched again. */
    public Optional<SentDocument> findDelivered(String key) {
        return repository.findByKey(key).filter(this::isKept);
    }

    /** Stores a file. Idempotent by key, even with concurrent calls. */
    public SaveResult save(NewSentDocument sent, Actor actor) {
        Optional<SentDocument> before = findDelivered(sent.key());
        if (before.isPresent()) {
            return new SaveResult.Saved(before.get());
        }
        if (sent.content().length > limits.mostBytes()) {
            return new SaveResult.Refused(DocumentRefusalReason.TOO_LARGE);
        }
        // Verified people have a daily limit of their own, whatever others send from the same address.
        String origin = Sha256Digest.of("paper-origin",
                actor.person().or(sent.owner()::person).map(PersonId::value).orElse(actor.origin()));
        boolean limited = actor.staff().isEmpty() && repository.findByKey(sent.key()).isEmpty();
        // Before the inspection, since refused files cost resources too.
        if (limited && (repository.isLimitReached(origin, clock.instant().minus(DAY), limits.mostADay()) || !attempts.tryAcquire(origin))) {
            return new SaveResult.Refused(DocumentRefusalReason.TOO_MANY);
        }
        return switch (inspector.inspect(sent.content(), used -> chargeFor(limited, origin, used))) {
            case FileInspection.Refused refused -> new SaveResult.Refused(refused.reason());
            case FileInspection.Accepted taken -> save(sent, taken, origin, actor);
        };
    }

    private void chargeFor(boolean limited, String origin, Duration used) {
        if (limited) {
            attempts.chargeFor(origin, used);
        }
    }

    private SaveResult save(NewSentDocument sent, FileInspection.Accepted taken, String origin, Actor actor) {
        Optional<SentDocument> begunBefore = repository.findByKey(sent.key());
        String digest = new Sha256Digest().add(taken.bytes()).hex();
        SentDocument begun = begunBefore.orElseGet(() -> begin(new SentDocument(
                SentDocumentId.create(), 0, sent.key(), sent.owner(), actor.channel(), origin, SentDocument.sanitizeName(sent.name()),
                taken.kind(), taken.bytes().length, digest,
                false, false, clock.instant(), today().plus(UNFINISHED_KEPT))));
        if (!begun.digest().equals(digest)) {
            throw new IllegalArgumentException("one key for two contents");
        }
        repository.write(begun.id(), taken.bytes());
        SentDocument whole = repository.change(begun.id(),
                now -> now.whole() ? now : now.complete(today().plus(utility.retention().abandonedUploads())));
        audit.record(actor, "paper-kept " + whole.id(), whole.owner().account());
        return new SaveResult.Saved(whole);
    }

    private SentDocument begin(SentDocument document) {
        return repository.insert(document) ? document : repository.findByKey(document.key()).orElseThrow();
    }

    /**
     * Assigns documents to the account of a case: whoever may see the account may see them, and they are kept as long as cases are.
     * Documents of another account, or sent by another verified person, are left unchanged.
     *
     * @return the documents that now belong to the account
     */
    public List<SentDocument> claim(List<SentDocumentId> ids, AccountId account, Actor actor) {
        List<SentDocument> claimed = ids.stream().flatMap(id -> repository.find(id).stream())
                .filter(document -> isKept(document) && actor.agent().isEmpty()
                        && document.owner().account().map(account::equals).orElseGet(() -> isSender(document, actor)))
                .map(document -> repository.change(document.id(),
                        now -> now.owner().account().isPresent() ? now
                                : now.withOwner(now.owner().withAccount(account), today().plus(limits.kept()))))
                .filter(document -> document.owner().account().equals(Optional.of(account)))
                .toList();
        claimed.forEach(document -> audit.record(actor, "paper-claimed " + document.id(), Optional.of(account)));
        return claimed;
    }

    private static boolean isSender(SentDocument document, Actor actor) {
        return document.owner().person().isEmpty() || actor.staff().isPresent() || document.owner().person().equals(actor.person());
    }

    /** Returns the documents that {@code actor} may open, in the given order. */
    public List<SentDocument> list(List<SentDocumentId> ids, Actor actor) {
        List<SentDocument> open = ids.stream().flatMap(id -> repository.find(id).stream()).filter(this::isKept)
                .filter(document -> isOpenTo(document, actor)).toList();
        open.forEach(document -> audit.record(actor, "paper-listed " + document.id(), document.owner().account()));
        return open;
    }

    /**
     * Opens a document for staff or for somebody it concerns, never for an agency. Returns empty if access is denied, as if there were no
     * such document.
     */
    public Optional<OpenedDocument> open(SentDocumentId id, Actor actor) {
        Optional<SentDocument> found = repository.find(id).filter(this::isKept);
        Optional<SentDocument> open = found.filter(document -> isOpenTo(document, actor));
        audit.record(actor, (open.isPresent() ? "paper-opened " : "paper-refused ") + id,
                found.flatMap(document -> document.owner().account()));
        return open.map(document -> new OpenedDocument(document, repository.content(document)));
    }

    /** Returns whether it is complete and its retention period is not over; expired ones may exist until the job has run. */
    private boolean isKept(SentDocument document) {
        return document.whole() && today().isBefore(document.goes());
    }

    private boolean isOpenTo(SentDocument document, Actor actor) {
        if (actor.agent().isPresent()) {
            return false;
        }
        return actor.staff().isPresent() || actor.person().filter(person -> document.owner().person().filter(person::equals).isPresent()
                || document.owner().account().flatMap(accounts::find).filter(account -> account.isVisibleTo(person)).isPresent())
                .isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
