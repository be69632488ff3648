package org.curbstop.assistance.referrals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Actor;
import org.curbstop.documents.DocumentAccessGrant;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.springframework.stereotype.Component;

/** Documents that customers submit for an agency, which can open them while the consent is valid. */
@Component
public final class ReferralDocuments implements DocumentAccessGrant {

    private final ReferralRepository repository;
    private final Screening screening;
    private final Accounts accounts;
    private final AgencyMemberships agencies;
    private final SentDocuments documents;
    private final Clock clock;

    public ReferralDocuments(ReferralRepository repository, Screening screening, Accounts accounts, AgencyMemberships agencies,
            SentDocuments documents, Clock clock) {
        this.repository = repository;
        this.screening = screening;
        this.accounts = accounts;
        this.agencies = agencies;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Adds a document. Returns {@code false} if the referral or document is not theirs, no program asks for such a document, or the consent
     * was withdrawn.
     */
    public boolean addDocument(ReferralId id, String document, SentDocumentId documentId, Actor actor) {
        Optional<Referral> found = repository.referrals.find(id.value())
                .filter(Referral::isConsented)
                .filter(referral -> accounts.findVisible(referral.account(), actor).isPresent());
        if (found.isEmpty() || !screening.knowsDocument(document)
                || documents.claim(List.of(documentId), found.get().account(), actor).isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Referral after = repository.referrals.change(id.value(), referral -> !referral.isConsented() || referral.hasPaper(documentId)
                ? referral
                : referral.with(new SubmittedDocument(document, documentId, now)));
        return after.hasPaper(documentId);
    }

    @Override
    public boolean grantsAccess(SentDocumentId documentId, Actor agency) {
        return agencies.findAgency(agency).filter(own -> repository.isVisibleTo(own, documentId)).isPresent();
    }
}
