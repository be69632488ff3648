package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.springframework.stereotype.Component;

/** Time to pay: asked for, answered by rule with the reasons, and agreed. */
@Component
public final class Arrangements {

    /** The rule that answers where there is no such account, or it is not theirs. */
    public static final String NOT_YOURS = "account-known";

    private static final int HISTORY = 50;

    private final Doorkeeper door;
    private final Standings standings;
    private final Offering offering;
    private final ArrangementStore store;
    private final Agreeing agreeing;
    private final Audit audit;
    private final boolean mailNeedsConsent;

    Arrangements(Doorkeeper door, Standings standings, Offering offering, ArrangementStore store, Agreeing agreeing, Audit audit) {
        this.door = door;
        this.standings = standings;
        this.offering = offering;
        this.store = store;
        this.agreeing = agreeing;
        this.audit = audit;
        this.mailNeedsConsent = agreeing.mailNeedsConsent();
    }

    /** What came of agreeing. */
    public sealed interface Agreement {
        record Agreed(Arrangement arrangement) implements Agreement {}

        /** Not any more, or not like that: what can be offered now. */
        record NotAgreed(Offer instead) implements Agreement {}
    }

    /** What we would suggest, or why nothing. */
    public Offer offer(AccountId account, Asker who) {
        return door.look(account, who).map(found -> asked(found, who, offering.offer(standings.of(found)))).orElseGet(Arrangements::notYours);
    }

    /** What somebody would rather have. */
    public Offer counter(AccountId account, Wish wish, Asker who) {
        return door.look(account, who).map(found -> asked(found, who, offering.counter(standings.of(found), wish))).orElseGet(Arrangements::notYours);
    }

    /** All in one payment, a few days or weeks later than it is due. */
    public Offer extension(AccountId account, LocalDate until, Asker who) {
        return door.look(account, who).map(found -> asked(found, who, offering.extension(standings.of(found), until))).orElseGet(Arrangements::notYours);
    }

    /**
     * Agrees. What is asked must be within what the rules take today; the same key agrees once and gets the same arrangement again.
     *
     * @param language in which the letter is written
     */
    public Agreement agree(String key, AccountId account, Schedule schedule, Language language, Asker who) {
        Optional<Account> found = door.act(account, who);
        if (found.isEmpty()) {
            return new Agreement.NotAgreed(notYours());
        }
        return agreeing.again(key, account).<Agreement>map(Agreement.Agreed::new).orElseGet(() -> {
            Standing standing = standings.of(found.get());
            Offer offer = schedule.size() == 1 && offering.extension(standing, schedule.first().due()) instanceof Offer.Granted extension
                            && extension.schedule().equals(schedule)
                    ? extension
                    : offering.schedule(standing, schedule);
            if (!(offer instanceof Offer.Granted granted)) {
                return new Agreement.NotAgreed(offer);
            }
            return agreeing.agree(key, account, granted.schedule(), new Agreeing.By(language, who, Optional.empty()))
                    .<Agreement>map(Agreement.Agreed::new)
                    .orElseGet(() -> new Agreement.NotAgreed(offering.offer(standings.of(found.get())))); // somebody else agreed first
        });
    }

    /** The one that runs. */
    public Optional<Arrangement> current(AccountId account, Asker who) {
        return door.look(account, who).flatMap(found -> store.running(found.id()));
    }

    /** Newest first. */
    public List<Arrangement> of(AccountId account, Asker who) {
        return door.look(account, who).map(found -> store.of(found.id(), HISTORY)).orElse(List.of());
    }

    public Optional<Arrangement> find(ArrangementId id, Asker who) {
        return store.arrangements.find(id.value()).filter(found -> door.look(found.account(), who).isPresent());
    }

    /** Called off by a person of the utility. False: it was not running. */
    public boolean cancel(ArrangementId id, Asker staff) {
        return agreeing.cancel(id, staff);
    }

    /** The letter went out. Only the first time counts, and only a way that counts here; anything else changes nothing. */
    public void confirmed(ArrangementId id, Arrangement.Way way, String reference, Asker who) {
        who.mustBeInside();
        store.arrangements.find(id.value()).filter(found -> way != Arrangement.Way.MAIL || !mailNeedsConsent || door.readsMail(found.account()))
                .ifPresent(found -> agreeing.confirmed(id, way, reference, who));
    }

    /** Letters that have not gone out yet, the most pressing first: for staff to print and mail. */
    public List<Arrangement> lettersOwed(Asker staff) {
        staff.mustBeInside();
        return agreeing.lettersOwed();
    }

    private Offer asked(Account account, Asker who, Offer offer) {
        audit.record(who, switch (offer) {
            case Offer.Granted granted -> "arrangement-offered";
            case Offer.Countered countered -> "arrangement-countered";
            case Offer.Refused refused -> "arrangement-refused " + refused.by().rule();
        }, Optional.of(account.id()));
        return offer;
    }

    static Offer notYours() {
        RuleAnswer by = RuleAnswer.of(NOT_YOURS, false, "");
        return new Offer.Refused(by, List.of(), List.of(by));
    }
}
