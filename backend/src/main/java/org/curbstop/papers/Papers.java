package org.curbstop.papers;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.Digest;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes in what people send as proof, and hands it out again to whom it concerns. Every look is put on record. */
@Component
public final class Papers implements DisposableBean {

    private static final Period UNFINISHED = Period.ofDays(2);
    private static final Duration DAY = Duration.ofDays(1);
    /** Of files that are refused, for each that may be kept. */
    private static final int ATTEMPTS = 3;

    private final PaperStore store;
    private final Accounts accounts;
    private final Audit audit;
    private final PaperLimits limits;
    private final Utility utility;
    private final ObjectProvider<Vouching> vouching;
    private final Clock clock;
    private final ContentJudge judge = new ContentJudge();
    private final FileAttempts attempts;

    Papers(PaperStore store, Accounts accounts, Audit audit, PaperLimits limits, Utility utility, ObjectProvider<Vouching> vouching, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.limits = limits;
        this.utility = utility;
        this.vouching = vouching;
        this.clock = clock;
        this.attempts = new FileAttempts(ATTEMPTS * limits.mostADay(), InstantSource.system());
    }

    @Override
    public void destroy() {
        judge.destroy();
    }

    /** What came of handing something in. */
    public sealed interface Answer {
        record Kept(Paper paper) implements Answer {}

        record Refused(Reason reason) implements Answer {}
    }

    public enum Reason {
        /** Nothing in it. */
        EMPTY,
        /** More than {@link PaperLimits#mostBytes}. */
        TOO_LARGE,
        /** Neither JPEG, PNG nor PDF, whatever its name says. */
        OTHER_KIND,
        /** Broken off or not what it begins as. */
        DAMAGED,
        /** A document that opens with a password only. */
        LOCKED,
        /** A document with a script, an action that runs by itself, an attachment or a form that is a program: {@link ActiveContent}. */
        ACTIVE,
        /** Looking through it takes longer than any paper needs. */
        TOO_COMPLEX,
        /** Others' files are looked at just now. */
        BUSY,
        /** So many from there today that we take no more. */
        TOO_MANY
    }

    /** A paper with its content. */
    public record Opened(Paper paper, byte[] content) {}

    public PaperLimits limits() {
        return limits;
    }

    /** What came with this delivery, if it came before: nothing needs to be fetched again. */
    public Optional<Paper> delivered(String key) {
        return store.byKey(key).filter(this::isKept);
    }

    /** Keeps one file. The same key gives the same paper, however often and from however many sides at once. */
    public Answer keep(NewPaper sent, Asker who) {
        Optional<Paper> before = delivered(sent.key());
        if (before.isPresent()) {
            return new Answer.Kept(before.get());
        }
        if (sent.content().length > limits.mostBytes()) {
            return new Answer.Refused(Reason.TOO_LARGE);
        }
        // Who has proved who they are has a day's files of their own, whatever others behind the same address send.
        String origin = Digest.of("paper-origin", who.person().or(sent.owner()::person).map(PersonId::value).orElse(who.origin()));
        boolean limited = who.staff().isEmpty() && store.byKey(sent.key()).isEmpty();
        // Before anything is looked at: what is refused costs us too.
        if (limited && (store.isFullSince(origin, clock.instant().minus(DAY), limits.mostADay()) || !attempts.admits(origin))) {
            return new Answer.Refused(Reason.TOO_MANY);
        }
        return switch (judge.judge(sent.content())) {
            case Content.Refused refused -> new Answer.Refused(refused.reason());
            case Content.Taken taken -> keep(sent, taken, origin, who);
        };
    }

    private Answer keep(NewPaper sent, Content.Taken taken, String origin, Asker who) {
        Optional<Paper> begunBefore = store.byKey(sent.key());
        String digest = new Digest().add(taken.bytes()).hex();
        Paper begun = begunBefore.orElseGet(() -> begin(new Paper(
                PaperId.mint(), 0, sent.key(), sent.owner(), who.channel(), origin, Paper.tamed(sent.name()), taken.kind(), taken.bytes().length, digest,
                false, false, clock.instant(), today().plus(UNFINISHED))));
        if (!begun.digest().equals(digest)) {
            throw new IllegalArgumentException("one key for two contents");
        }
        store.write(begun.id(), taken.bytes());
        Paper whole = store.change(begun.id(), now -> now.whole() ? now : now.wholeUntil(today().plus(utility.retention().abandonedUploads())));
        audit.record(who, "paper-kept " + whole.id(), whole.owner().account());
        return new Answer.Kept(whole);
    }

    private Paper begin(Paper paper) {
        return store.insert(paper) ? paper : store.byKey(paper.key()).orElseThrow();
    }

    /**
     * Gives papers to the account that a case is about: whoever may see the account may see them, and they are kept as long as cases are. Papers of
     * another account, or that another person sent signed in, stay what they are.
     *
     * @return those that belong to the account now
     */
    public List<Paper> claim(List<PaperId> ids, AccountId account, Asker who) {
        List<Paper> claimed = ids.stream().flatMap(id -> store.find(id).stream())
                .filter(paper -> isKept(paper) && who.agent().isEmpty() && paper.owner().account().map(account::equals).orElseGet(() -> isSender(paper, who)))
                .map(paper -> store.change(paper.id(), now -> now.owner().account().isPresent() ? now : now.of(now.owner().with(account), today().plus(limits.kept()))))
                .filter(paper -> paper.owner().account().equals(Optional.of(account)))
                .toList();
        claimed.forEach(paper -> audit.record(who, "paper-claimed " + paper.id(), Optional.of(account)));
        return claimed;
    }

    private static boolean isSender(Paper paper, Asker who) {
        return paper.owner().person().isEmpty() || who.staff().isPresent() || paper.owner().person().equals(who.person());
    }

    /** What is known of those of these papers that {@code who} may open, in this order. */
    public List<Paper> list(List<PaperId> ids, Asker who) {
        List<Paper> open = ids.stream().flatMap(id -> store.find(id).stream()).filter(this::isKept).filter(paper -> isOpenTo(paper, who)).toList();
        open.forEach(paper -> audit.record(who, "paper-listed " + paper.id(), paper.owner().account()));
        return open;
    }

    /**
     * The paper as staff, or somebody whom it concerns, or an agency for which a capability vouches may have it; empty when it is not theirs, the
     * same as when there is none.
     */
    public Optional<Opened> open(PaperId id, Asker who) {
        Optional<Paper> found = store.find(id).filter(this::isKept);
        Optional<Paper> open = found.filter(paper -> isOpenTo(paper, who));
        audit.record(who, (open.isPresent() ? "paper-opened " : "paper-refused ") + id, found.flatMap(paper -> paper.owner().account()));
        return open.map(paper -> new Opened(paper, store.content(paper)));
    }

    /** Whole, and its day has not come: it may still be there until the job has run. */
    private boolean isKept(Paper paper) {
        return paper.whole() && today().isBefore(paper.goes());
    }

    private boolean isOpenTo(Paper paper, Asker who) {
        if (who.agent().isPresent()) {
            return vouching.stream().anyMatch(capability -> capability.vouchesFor(paper.id(), who));
        }
        return who.staff().isPresent() || who.person().filter(person -> paper.owner().person().filter(person::equals).isPresent()
                || paper.owner().account().flatMap(accounts::find).filter(account -> account.isOpenTo(person)).isPresent()).isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
