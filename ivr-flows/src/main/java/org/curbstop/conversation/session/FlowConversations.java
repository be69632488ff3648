package org.curbstop.conversation.session;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtilityContext;
import org.curbstop.conversation.engine.DialogueState;
import org.curbstop.conversation.engine.PendingAction;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.engine.TurnResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a talk between turns and does what a turn asks for. A turn without effects is computed and stored in one write, whoever is first;
 * a turn with effects first claims the talk, so that the same turn delivered twice at once acts once.
 */
@Component
final class FlowConversations implements Conversations {

    private static final String PREVIEW_TURN = "opened";
    private static final Logger LOG = LoggerFactory.getLogger(FlowConversations.class);

    /** Longer than any action may take; after that the turn was lost in a crash. */
    private static final Duration CLAIM_DURATION = Duration.ofSeconds(30);
    /** A silence after which the next words begin another talk, where the channel has no hanging up. */
    private static final Duration IDLE_TIMEOUT = Duration.ofHours(12);
    private static final int MAX_TRIES = 600;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(20);
    private static final int MAX_ACTIONS = 12;

    private final InstalledFlows flows;
    private final ConversationRepository conversations;
    private final ActionExecutor actionExecutor;
    private final PhoneLanguageRepository phoneLanguages;
    private final UtilityContext utilityContext;
    private final Clock clock;

    FlowConversations(InstalledFlows flows, ConversationRepository talks, ActionExecutor acting, PhoneLanguageRepository languages, UtilityContext surroundings, Clock clock) {
        this.flows = flows;
        this.conversations = talks;
        this.actionExecutor = acting;
        this.phoneLanguages = languages;
        this.utilityContext = surroundings;
        this.clock = clock;
    }

    @Override
    public Set<String> tasks() {
        return flows.catalog().roles().all();
    }

    @Override
    public Reply takeTurn(ConversationContext who, String turnKey, UserInput heard) {
        return takeTurn(who, Optional.empty(), turnKey, heard);
    }

    @Override
    public Reply takeTurn(ConversationContext who, String task, String turnKey, UserInput heard) {
        return takeTurn(who, Optional.of(task), turnKey, heard);
    }

    private Reply takeTurn(ConversationContext who, Optional<String> task, String turnKey, UserInput heard) {
        String id = conversationId(who.channel(), who.conversationKey());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var stored = tries == 0 ? conversations.cached(id) : conversations.find(id);
            var unstored = stored.isEmpty() ? task.flatMap(first -> previewOfTask(currentConversation(stored, id, who), who, first)) : Optional.<StoredConversation>empty();
            if (unstored.isPresent() && asksForPromptOnly(heard)) {
                return unstored.get().lastReply().orElseThrow();
            }
            var reply = unstored.isPresent()
                    ? runTurn(unstored.get(), true, who, turnKey, heard)
                    : tryTurn(stored, id, who, turnKey, heard);
            if (reply.isPresent()) {
                return reply.get();
            }
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
        }
        throw new IllegalStateException("talk is at work with another turn for too long");
    }

    /** A digest: a browser's cookie is as good as the talk itself, so it is not kept. */
    static String conversationId(Channel channel, String talkKey) {
        return channel + ":" + Sha256Digest.of("talk", talkKey);
    }

    private static boolean asksForPromptOnly(UserInput heard) {
        return heard instanceof UserInput.SessionOpened || heard.equals(new UserInput.Command(UserInput.CommandKind.REPEAT));
    }

    /** The talk as it stands before its first answer, computed and not kept. Empty: its task begins with something that has an effect. */
    private Optional<StoredConversation> previewOfTask(StoredConversation document, ConversationContext who, String task) {
        var situation = turnEnvironment();
        var turned = flows.engine().startTurn(withSignIn(document.talk(), who), new UserInput.SessionOpened(task), situation);
        for (int i = 0; turned.pendingAction().isPresent(); i++) {
            if (i == MAX_ACTIONS || actionExecutor.hasEffect(turned.pendingAction().get())) {
                return Optional.empty();
            }
            turned = actionExecutor.execute(document, turned, turned.pendingAction().get(), who, i, situation);
        }
        return Optional.of(document.withTurn(turned.state(), PREVIEW_TURN, reply(turned), 0, clock.instant()));
    }

    /** Empty: somebody else is at work on this talk, or was first. */
    private Optional<Reply> tryTurn(Optional<StoredConversation> stored, String id, ConversationContext who, String turnKey, UserInput heard) {
        var known = stored.flatMap(document -> document.replyTo(turnKey));
        if (known.isPresent()) {
            return known;
        }
        if (stored.flatMap(StoredConversation::claim).filter(claim -> clock.instant().isBefore(claim.until())).isPresent()) {
            return Optional.empty();
        }
        if (heard.equals(new UserInput.Command(UserInput.CommandKind.REPEAT)) && stored.filter(document -> document.talk().ended()).isPresent()) {
            return stored.flatMap(StoredConversation::lastReply);
        }
        return runTurn(currentConversation(stored, id, who), stored.isEmpty(), who, turnKey, heard);
    }

    private StoredConversation currentConversation(Optional<StoredConversation> stored, String id, ConversationContext who) {
        var now = clock.instant();
        if (stored.isPresent() && !stored.get().talk().ended() && stored.get().touched().plus(IDLE_TIMEOUT).isAfter(now)) {
            return stored.get();
        }
        var language = who.language().or(() -> who.phone().flatMap(phoneLanguages::find)).or(() -> who.phone().flatMap(utilityContext::preferredLanguageOf))
                .filter(utilityContext.languages()::contains);
        var talk = DialogueState.begin(IdGenerator.create("talk"), who.channel(), language.orElse(utilityContext.languages().getFirst()), language.isPresent(), who.phone().isPresent());
        return stored.map(document -> document.restartedWith(talk, now)).orElseGet(() -> StoredConversation.begin(id, talk, now));
    }

    private Optional<Reply> runTurn(StoredConversation document, boolean isNew, ConversationContext who, String turnKey, UserInput heard) {
        var situation = turnEnvironment();
        var talk = withSignIn(document.talk(), who);
        var turned = flows.engine().startTurn(talk, heard, situation);
        boolean claimed = false;
        int wrong = document.wrongCodes();
        for (int i = 0; turned.pendingAction().isPresent(); i++) {
            var wanted = turned.pendingAction().get();
            if (!claimed && actionExecutor.hasEffect(wanted)) {
                var mine = conversations.save(document.withClaim(turnKey, clock.instant().plus(CLAIM_DURATION)), isNew);
                if (mine.isEmpty()) {
                    return Optional.empty();
                }
                document = mine.get();
                claimed = true;
            }
            var next = i < MAX_ACTIONS ? actionExecutor.execute(document, turned, wanted, who, i, situation) : flows.engine().resumeAfterFailure(turned, situation);
            wrong += wanted instanceof PendingAction.RedeemResumeCode && next.state().frames().equals(turned.state().frames()) ? 1 : 0;
            turned = next;
        }
        var reply = reply(turned);
        boolean first = conversations.save(document.withTurn(turned.state(), turnKey, reply, wrong, clock.instant()), isNew && !claimed).isPresent();
        if (!first && claimed) {
            LOG.warn("talk {}: a claimed turn was overtaken", turned.state().id());
        }
        if (first) {
            rememberLanguage(who, talk, turned.state());
        }
        return first ? Optional.of(reply) : Optional.empty();
    }

    private TurnEnvironment turnEnvironment() {
        return new TurnEnvironment(LocalDate.ofInstant(clock.instant(), utilityContext.zone()), utilityContext.zone(), utilityContext.currency(), utilityContext.facts());
    }

    /** Who is signed in has proved enough, until they sign out. */
    private DialogueState withSignIn(DialogueState talk, ConversationContext who) {
        var proof = who.signedIn().flatMap(utilityContext::proofOf);
        boolean lost = who.signedIn().isEmpty() && talk.proof().filter(shown -> shown.level() == ProofLevel.SIGNED_IN).isPresent();
        return proof.isPresent() || lost ? talk.withProof(proof) : talk;
    }

    /** Only what this turn made sure: to look every time would cost each turn a read. */
    private void rememberLanguage(ConversationContext who, DialogueState before, DialogueState talk) {
        boolean known = before.languageSure() && before.language().equals(talk.language());
        if (!known && talk.languageSure() && (talk.channel() == Channel.VOICE || talk.channel() == Channel.TEXT)) {
            who.phone().ifPresent(phone -> phoneLanguages.remember(phone, talk.language()));
        }
    }

    private Reply reply(TurnResult turned) {
        var talk = turned.state();
        String task = talk.frames().isEmpty() ? flows.catalog().roles().menu() : talk.frames().getLast().flow();
        Language language = talk.language();
        return new Reply(talk.id(), language, task, turned.responses(), turned.canGoBack(), talk.slowly());
    }
}
