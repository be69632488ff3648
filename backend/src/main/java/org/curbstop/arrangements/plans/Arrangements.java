package org.curbstop.arrangements.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.arrangements.rules.CreditStandingFactory;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.springframework.stereotype.Component;

/** Payment arrangements: offers by rule with reasons, counteroffers and agreements. */
@Component
public final class Arrangements {

    /** Rule of the refusal when the account does not exist or is not visible to the actor. */
    public static final String ACCOUNT_KNOWN_RULE = "account-known";

    private static final int HISTORY = 50;

    private final AccountAuthorization authorization;
    private final CreditStandingFactory standingFactory;
    private final ArrangementOffers offers;
    private final ArrangementRepository repository;
    private final ArrangementEnrollment enrollment;
    private final AuditTrail audit;
    private final boolean mailNeedsConsent;

    public Arrangements(AccountAuthorization authorization, CreditStandingFactory standings, ArrangementOffers offers,
            ArrangementRepository repository, ArrangementEnrollment enrollment, AuditTrail audit) {
        this.authorization = authorization;
        this.standingFactory = standings;
        this.offers = offers;
        this.repository = repository;
        this.enrollment = enrollment;
        this.audit = audit;
        this.mailNeedsConsent = enrollment.mailNeedsConsent();
    }

    public sealed interface AgreementResult {
        record Agreed(Arrangement arrangement) implements AgreementResult {}

        /** The requested schedule is not or no longer possible; {@code offer} is what can be offered now. */
        record NotAgreed(ArrangementOffer offer) implements AgreementResult {}
    }

    /** Returns the proposal, or why there is none. */
    public ArrangementOffer offer(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> audited(found, actor, offers.propose(standingFactory.create(found))))
                .orElseGet(Arrangements::accountNotFound);
    }

    /** Evaluates the terms that the customer asks for. */
    public ArrangementOffer counteroffer(AccountId account, ArrangementRequest request, Actor actor) {
        return authorization.findViewable(account, actor)
                .map(found -> audited(found, actor, offers.evaluate(standingFactory.create(found), request)))
                .orElseGet(Arrangements::accountNotFound);
    }

    /** Evaluates an extension: one payment of the whole amount, some days or weeks after its due date. */
    public ArrangementOffer extension(AccountId account, LocalDate until, Actor actor) {
        return authorization.findViewable(account, actor)
                .map(found -> audited(found, actor, offers.extension(standingFactory.create(found), until)))
                .orElseGet(Arrangements::accountNotFound);
    }

    /**
     * Agrees to an arrangement. The schedule must be within what the rules allow today. The same key returns the same arrangement again.
     *
     * @param language language of the confirmation letter
     */
    public AgreementResult agree(String key, AccountId account, InstallmentSchedule schedule, Language language, Actor actor) {
        Optional<Account> found = authorization.findManageable(account, actor);
        if (found.isEmpty()) {
            return new AgreementResult.NotAgreed(accountNotFound());
        }
        return enrollment.findByKey(key, account).<AgreementResult>map(AgreementResult.Agreed::new).orElseGet(() -> {
            CreditStanding standing = standingFactory.create(found.get());
            ArrangementOffer offer = schedule.size() == 1
                    && offers.extension(standing, schedule.first().due()) instanceof ArrangementOffer.Granted extension
                            && extension.schedule().equals(schedule)
                    ? extension
                    : offers.evaluateSchedule(standing, schedule);
            if (!(offer instanceof ArrangementOffer.Granted granted)) {
                return new AgreementResult.NotAgreed(offer);
            }
            return enrollment.agree(key, account, granted.schedule(), new ArrangementEnrollment.AgreedBy(language, actor, Optional.empty()))
                    .<AgreementResult>map(AgreementResult.Agreed::new)
                    // another arrangement was agreed first
                    .orElseGet(() -> new AgreementResult.NotAgreed(offers.propose(standingFactory.create(found.get()))));
        });
    }

    public Optional<Arrangement> findRunning(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).flatMap(found -> repository.findRunning(found.id()));
    }

    /** Returns the arrangements of an account, newest first. */
    public List<Arrangement> list(AccountId account, Actor actor) {
        return authorization.findViewable(account, actor).map(found -> repository.listByAccount(found.id(), HISTORY)).orElse(List.of());
    }

    public Optional<Arrangement> find(ArrangementId id, Actor actor) {
        return repository.arrangements.find(id.value()).filter(found -> authorization.findViewable(found.account(), actor).isPresent());
    }

    /** Records that the confirmation letter was sent. Only the first delivery counts, and only by a method that the rules accept. */
    public void recordConfirmation(ArrangementId id, Arrangement.DeliveryMethod way, String reference, Actor actor) {
        actor.requireStaffOrSystem();
        repository.arrangements.find(id.value())
                .filter(found -> way != Arrangement.DeliveryMethod.MAIL || !mailNeedsConsent || authorization.acceptsEmail(found.account()))
                .ifPresent(found -> enrollment.recordConfirmation(id, way, reference, actor));
    }

    /** Returns arrangements whose confirmation letter has not been sent, most urgent first, for staff to print and mail. */
    public List<Arrangement> listUnsentConfirmations(Actor staff) {
        staff.requireStaffOrSystem();
        return enrollment.listUnsentConfirmations();
    }

    private ArrangementOffer audited(Account account, Actor actor, ArrangementOffer offer) {
        audit.record(actor, switch (offer) {
            case ArrangementOffer.Granted granted -> "arrangement-offered";
            case ArrangementOffer.Countered countered -> "arrangement-countered";
            case ArrangementOffer.Refused refused -> "arrangement-refused " + refused.by().rule();
        }, Optional.of(account.id()));
        return offer;
    }

    static ArrangementOffer accountNotFound() {
        PolicyRuleResult by = PolicyRuleResult.of(ACCOUNT_KNOWN_RULE, false, "");
        return new ArrangementOffer.Refused(by, List.of(), List.of(by));
    }
}
