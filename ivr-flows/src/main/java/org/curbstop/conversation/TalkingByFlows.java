package org.curbstop.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.common.Ids;
import org.curbstop.common.Language;
import org.curbstop.conversation.engine.Situation;
import org.curbstop.conversation.engine.Talk;
import org.curbstop.conversation.engine.Turned;
import org.curbstop.conversation.engine.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a talk between turns and does what a turn asks for. A turn without effects is computed and stored in one write, whoever is first;
 * a turn with effects first claims the talk, so that the same turn delivered twice at once acts once.
 */
@Component
final class TalkingByFlows implements Conversations {

    private static final String OPENED = "opened";
    private static final Logger LOG = LoggerFactory.getLogger(TalkingByFlows.class);

    /** Longer than any action may take; after that the turn was lost in a crash. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    /** A silence after which the next words begin another talk, where the channel has no hanging up. */
    private static final Duration IDLE = Duration.ofHours(12);
    private static final int PATIENCE = 600;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MOST_ACTIONS = 12;

    private final Flows flows;
    private final Talks talks;
    private final Acting acting;
    private final LanguageMemory languages;
    private final Surroundings surroundings;
    private final Clock clock;

    TalkingByFlows(Flows flows, Talks talks, Acting acting, LanguageMemory languages, Surroundings surroundings, Clock clock) {
        this.flows = flows;
        this.talks = talks;
        this.acting = acting;
        this.languages = languages;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Set<String> tasks() {
        return flows.set().roles().all();
    }

    @Override
    public Reply hear(Approach who, String turnKey, Heard heard) {
        return hear(who, Optional.empty(), turnKey, heard);
    }

    @Override
    public Reply hear(Approach who, String task, String turnKey, Heard heard) {
        return hear(who, Optional.of(task), turnKey, heard);
    }

    private Reply hear(Approach who, Optional<String> task, String turnKey, Heard heard) {
        String id = id(who.channel(), who.talkKey());
        for (int tries = 0; tries < PATIENCE; tries++) {
            var stored = tries == 0 ? talks.atHand(id) : talks.find(id);
            var unstored = stored.isEmpty() ? task.flatMap(first -> opened(current(stored, id, who), who, first)) : Optional.<TalkDocument>empty();
            if (unstored.isPresent() && saysNothing(heard)) {
                return unstored.get().lastReply().orElseThrow();
            }
            var reply = unstored.isPresent()
                    ? turn(unstored.get(), true, who, turnKey, heard)
                    : tryToHear(stored, id, who, turnKey, heard);
            if (reply.isPresent()) {
                return reply.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("talk is at work with another turn for too long");
    }

    /** A digest: a browser's cookie is as good as the talk itself, so it is not kept. */
    static String id(Channel channel, String talkKey) {
        return channel + ":" + Digest.of("talk", talkKey);
    }

    private static boolean saysNothing(Heard heard) {
        return heard instanceof Heard.Opened || heard.equals(new Heard.Wish(Heard.Wishes.REPEAT));
    }

    /** The talk as it stands before its first answer, computed and not kept. Empty: its task begins with something that has an effect. */
    private Optional<TalkDocument> opened(TalkDocument document, Approach who, String task) {
        var situation = situation();
        var turned = flows.turns().hear(withSignIn(document.talk(), who), new Heard.Opened(task), situation);
        for (int i = 0; turned.wanted().isPresent(); i++) {
            if (i == MOST_ACTIONS || acting.hasEffect(turned.wanted().get())) {
                return Optional.empty();
            }
            turned = acting.act(document, turned, turned.wanted().get(), who, i, situation);
        }
        return Optional.of(document.turned(turned.talk(), OPENED, reply(turned), 0, clock.instant()));
    }

    /** Empty: somebody else is at work on this talk, or was first. */
    private Optional<Reply> tryToHear(Optional<TalkDocument> stored, String id, Approach who, String turnKey, Heard heard) {
        var known = stored.flatMap(document -> document.replyTo(turnKey));
        if (known.isPresent()) {
            return known;
        }
        if (stored.flatMap(TalkDocument::claim).filter(claim -> clock.instant().isBefore(claim.until())).isPresent()) {
            return Optional.empty();
        }
        if (heard.equals(new Heard.Wish(Heard.Wishes.REPEAT)) && stored.filter(document -> document.talk().ended()).isPresent()) {
            return stored.flatMap(TalkDocument::lastReply);
        }
        return turn(current(stored, id, who), stored.isEmpty(), who, turnKey, heard);
    }

    private TalkDocument current(Optional<TalkDocument> stored, String id, Approach who) {
        var now = clock.instant();
        if (stored.isPresent() && !stored.get().talk().ended() && stored.get().touched().plus(IDLE).isAfter(now)) {
            return stored.get();
        }
        var language = who.language().or(() -> who.phone().flatMap(languages::of)).or(() -> who.phone().flatMap(surroundings::languageOf))
                .filter(surroundings.languages()::contains);
        var talk = Talk.begin(Ids.mint("talk"), who.channel(), language.orElse(surroundings.languages().getFirst()), language.isPresent(), who.phone().isPresent());
        return stored.map(document -> document.begun(talk, now)).orElseGet(() -> TalkDocument.begin(id, talk, now));
    }

    private Optional<Reply> turn(TalkDocument document, boolean isNew, Approach who, String turnKey, Heard heard) {
        var situation = situation();
        var talk = withSignIn(document.talk(), who);
        var turned = flows.turns().hear(talk, heard, situation);
        boolean claimed = false;
        int wrong = document.wrongCodes();
        for (int i = 0; turned.wanted().isPresent(); i++) {
            var wanted = turned.wanted().get();
            if (!claimed && acting.hasEffect(wanted)) {
                var mine = talks.save(document.claimed(turnKey, clock.instant().plus(CLAIM)), isNew);
                if (mine.isEmpty()) {
                    return Optional.empty();
                }
                document = mine.get();
                claimed = true;
            }
            var next = i < MOST_ACTIONS ? acting.act(document, turned, wanted, who, i, situation) : flows.turns().failed(turned, situation);
            wrong += wanted instanceof Wanted.ByCode && next.talk().frames().equals(turned.talk().frames()) ? 1 : 0;
            turned = next;
        }
        var reply = reply(turned);
        boolean first = talks.save(document.turned(turned.talk(), turnKey, reply, wrong, clock.instant()), isNew && !claimed).isPresent();
        if (!first && claimed) {
            LOG.warn("talk {}: a claimed turn was overtaken", turned.talk().id());
        }
        if (first) {
            remember(who, talk, turned.talk());
        }
        return first ? Optional.of(reply) : Optional.empty();
    }

    private Situation situation() {
        return new Situation(LocalDate.ofInstant(clock.instant(), surroundings.zone()), surroundings.zone(), surroundings.currency(), surroundings.facts());
    }

    /** Who is signed in has proved enough, until they sign out. */
    private Talk withSignIn(Talk talk, Approach who) {
        var proof = who.signedIn().flatMap(surroundings::proofOf);
        boolean lost = who.signedIn().isEmpty() && talk.proof().filter(shown -> shown.level() == Proven.SIGNED_IN).isPresent();
        return proof.isPresent() || lost ? talk.proved(proof) : talk;
    }

    /** Only what this turn made sure: to look every time would cost each turn a read. */
    private void remember(Approach who, Talk before, Talk talk) {
        boolean known = before.languageSure() && before.language().equals(talk.language());
        if (!known && talk.languageSure() && (talk.channel() == Channel.VOICE || talk.channel() == Channel.TEXT)) {
            who.phone().ifPresent(phone -> languages.remember(phone, talk.language()));
        }
    }

    private Reply reply(Turned turned) {
        var talk = turned.talk();
        String task = talk.frames().isEmpty() ? flows.set().roles().menu() : talk.frames().getLast().flow();
        Language language = talk.language();
        return new Reply(talk.id(), language, task, turned.said(), turned.canGoBack(), talk.slowly());
    }
}
