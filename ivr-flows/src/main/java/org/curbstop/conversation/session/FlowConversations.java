package org.curbstop.conversation.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtilityContext;
import org.curbstop.conversation.engine.DialogueState;
import org.curbstop.conversation.engine.PendingAction;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.engine.TurnResult;
import org.curbstop.conversation.session.PhoneLineRepository.DroppedCall;
import org.curbstop.conversation.session.PhoneLineRepository.PhoneLanguage;
import org.curbstop.store.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs turns: loads a conversation, calls the engine, executes pending actions, stores the result. A turn without effects is computed and
 * stored in one write, and the first writer wins. A turn with effects first claims the conversation, so that two simultaneous deliveries
 * have their effects once.
 */
@Component
record FlowConversations(InstalledFlows flows, ConversationRepository conversations, ActionExecutor actionExecutor,
        PhoneLineRepository phoneLanguages, MisunderstoodPhrases misunderstoodPhrases, UtilityContext utilityContext,
        Clock clock) implements Conversations {

    private static final String PREVIEW_TURN = "opened";
    /** Prefix of the customer's lines in the transcript. */
    private static final String CUSTOMER_PREFIX = "> ";
    /** Slot of the question whether there is a hazard. */
    private static final String SUSPECTED_HAZARD = "suspected";
    private static final Logger LOG = LoggerFactory.getLogger(FlowConversations.class);

    /** Longer than any action may take; an older claim was left by a crash. */
    private static final Duration CLAIM_DURATION = Duration.ofSeconds(30);
    /** Idle time after which the next input starts a new conversation, on channels without a hang-up. */
    private static final Duration IDLE_TIMEOUT = Duration.ofHours(12);
    /** How long a dropped call can be resumed. */
    private static final Duration RESUMABLE = Duration.ofMinutes(30);
    /** How long a turn waits for another one that claims its conversation. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(12);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(20);
    private static final long MAX_TRIES = MAX_WAIT.dividedBy(RETRY_PAUSE);
    private static final int MAX_ACTIONS = 12;

    @Override
    public Set<String> tasks() {
        return flows.catalog().roles().all();
    }

    @Override
    public Reply takeTurn(ConversationContext context, String turnKey, UserInput input) {
        return takeTurn(context, Optional.empty(), turnKey, input);
    }

    @Override
    public Reply takeTurn(ConversationContext context, String task, String turnKey, UserInput input) {
        return takeTurn(context, Optional.of(task), turnKey, input);
    }

    @Override
    public Optional<Instant> lastTurnAt(ConversationContext context) {
        return conversations.find(conversationId(context.channel(), context.conversationKey())).map(StoredConversation::touched);
    }

    @Override
    public Optional<Language> languageOf(ConversationContext context) {
        return conversations.ofThisProcess(conversationId(context.channel(), context.conversationKey()))
                .map(document -> document.talk().language())
                .or(() -> context.phone().flatMap(phoneLanguages::find).map(PhoneLanguage::language))
                .or(() -> context.phone().flatMap(utilityContext::preferredLanguageOf))
                .filter(utilityContext.languages()::contains);
    }

    private Reply takeTurn(ConversationContext context, Optional<String> task, String turnKey, UserInput input) {
        String id = conversationId(context.channel(), context.conversationKey());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var stored = tries > 0 ? conversations.find(id) : isNewCall(context, input) ? conversations.ofThisProcess(id)
                    : conversations.cached(id);
            var unstored = stored.isEmpty() ? task.flatMap(first -> previewOfTask(currentConversation(stored, id, context), context, first))
                    : Optional.<StoredConversation>empty();
            if (unstored.isPresent() && asksForPromptOnly(input)) {
                return unstored.get().lastReply().orElseThrow();
            }
            var reply = unstored.isPresent()
                    ? runTurn(unstored.get(), true, context, turnKey, input)
                    : tryTurn(stored, id, context, turnKey, input);
            if (reply.isPresent()) {
                return reply.get();
            }
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
        }
        throw new IllegalStateException("the conversation is claimed by another turn for too long");
    }

    /** Returns whether this begins a call, of which nothing is stored yet. If something is, storing fails and the turn is run again. */
    private static boolean isNewCall(ConversationContext context, UserInput input) {
        return context.channel() == Channel.VOICE && input instanceof UserInput.SessionOpened;
    }

    /** Returns a digest, because a browser's cookie gives access to the conversation and must not be stored. */
    static String conversationId(Channel channel, String talkKey) {
        return channel + ":" + Sha256Digest.of("talk", talkKey);
    }

    private static boolean asksForPromptOnly(UserInput input) {
        return input instanceof UserInput.SessionOpened || input.equals(new UserInput.Command(UserInput.CommandKind.REPEAT));
    }

    /**
     * Returns the conversation before its first answer, computed but not stored; empty if its task begins with an action with an effect.
     */
    private Optional<StoredConversation> previewOfTask(StoredConversation document, ConversationContext context, String task) {
        var environment = turnEnvironment();
        var result = flows.engine().startTurn(withSignIn(document.talk(), context), new UserInput.SessionOpened(task), environment);
        for (int i = 0; result.pendingAction().isPresent(); i++) {
            if (i == MAX_ACTIONS || actionExecutor.hasEffect(result.pendingAction().get())) {
                return Optional.empty();
            }
            result = actionExecutor.execute(document, result, result.pendingAction().get(), context, i, environment);
        }
        return Optional.of(document.withTurn(result.state(), PREVIEW_TURN, reply(result, Optional.empty()), 0, clock.instant()));
    }

    /** @return empty if another turn has claimed this conversation, or was stored first */
    private Optional<Reply> tryTurn(Optional<StoredConversation> stored, String id, ConversationContext context, String turnKey,
            UserInput input) {
        var known = stored.flatMap(document -> document.replyTo(turnKey));
        if (known.isPresent()) {
            return known;
        }
        if (stored.flatMap(StoredConversation::claim).filter(claim -> clock.instant().isBefore(claim.until())).isPresent()) {
            return Optional.empty();
        }
        if (input.equals(new UserInput.Command(UserInput.CommandKind.REPEAT))
                && stored.filter(document -> document.talk().ended()).isPresent()) {
            return stored.flatMap(StoredConversation::lastReply);
        }
        return runTurn(currentConversation(stored, id, context), stored.isEmpty(), context, turnKey, input);
    }

    private StoredConversation currentConversation(Optional<StoredConversation> stored, String id, ConversationContext context) {
        var now = clock.instant();
        if (stored.isPresent() && !stored.get().talk().ended() && stored.get().touched().plus(IDLE_TIMEOUT).isAfter(now)) {
            return stored.get();
        }
        var line = context.language().isPresent() ? Optional.<PhoneLanguage>empty() : context.phone().flatMap(phoneLanguages::find);
        var language = context.language().or(() -> line.map(PhoneLanguage::language))
                .or(() -> context.phone().flatMap(utilityContext::preferredLanguageOf))
                .filter(utilityContext.languages()::contains);
        var state = DialogueState.begin(IdGenerator.create("talk"), context.channel(),
                language.orElse(utilityContext.languages().getFirst()), language.isPresent(), context.phone().isPresent());
        if (stored.isEmpty() && context.channel() == Channel.VOICE && language.isPresent()) {
            return StoredConversation.begin(id, line.map(known -> withDroppedTasks(state, known, context, now)).orElse(state), now);
        }
        return stored.map(document -> document.restartedWith(state, now)).orElseGet(() -> StoredConversation.begin(id, state, now));
    }

    /** Adds the tasks of the call that was dropped on this number a moment ago; they are offered before anything else. */
    private DialogueState withDroppedTasks(DialogueState state, PhoneLanguage line, ConversationContext context, Instant now) {
        var before = line.dropped().filter(dropped -> now.isBefore(dropped.at().plus(RESUMABLE)))
                .flatMap(dropped -> conversations.find(dropped.conversation())).map(StoredConversation::talk);
        if (before.isPresent()) {
            context.phone().ifPresent(phoneLanguages::forgetDropped);
        }
        return before.map(dropped -> flows.engine().withDroppedTasks(state, dropped)).orElse(state);
    }

    private void rememberDropped(StoredConversation document, ConversationContext context, UserInput input) {
        var talk = document.talk();
        if (input instanceof UserInput.SessionClosed && talk.channel() == Channel.VOICE && flows.engine().canResume(talk)) {
            context.phone().ifPresent(
                    phone -> phoneLanguages.rememberDropped(phone, talk.language(), new DroppedCall(document.id(), clock.instant())));
        }
    }

    private Optional<Reply> runTurn(StoredConversation document, boolean isNew, ConversationContext context, String turnKey,
            UserInput input) {
        var environment = turnEnvironment();
        var state = withSignIn(document.talk(), context);
        var result = flows.engine().startTurn(state, input, environment);
        var echo = result.echo();
        boolean claimed = false;
        int wrong = document.wrongCodes();
        for (int i = 0; result.pendingAction().isPresent(); i++) {
            var pending = result.pendingAction().get();
            if (!claimed && actionExecutor.hasEffect(pending)) {
                var mine = conversations.save(document.withClaim(turnKey, clock.instant().plus(CLAIM_DURATION)), isNew);
                if (mine.isEmpty()) {
                    return Optional.empty();
                }
                document = mine.get();
                claimed = true;
            }
            var next = i < MAX_ACTIONS ? actionExecutor.execute(document, result, pending, context, i, environment)
                    : flows.engine().resumeAfterFailure(result, environment);
            wrong += pending instanceof PendingAction.RedeemResumeCode && next.state().frames().equals(result.state().frames()) ? 1 : 0;
            result = next;
        }
        var reply = reply(result, echo);
        var turn = document.withTurn(result.state(), turnKey, reply, wrong, clock.instant())
                .withRequests(misunderstood(document, input, result), openedBy(document, input, result));
        boolean first = conversations.save(turn, isNew && !claimed).isPresent();
        if (!first && claimed) {
            LOG.warn("conversation {}: a claimed turn was overtaken", result.state().id());
        }
        if (first) {
            recordNext(document, reply);
            rememberLanguage(context, input, state, result.state());
            rememberDropped(document, context, input);
        }
        return first ? Optional.of(reply) : Optional.empty();
    }

    /**
     * Records an utterance that opened no task while none was open, or one whose task is left before anything is answered; without numbers
     * as in the transcript. Answers to questions are not recorded: they may be names.
     */
    private Optional<String> misunderstood(StoredConversation document, UserInput input, TurnResult result) {
        var before = document.talk();
        var wrong = document.openedBy().filter(_ -> flows.engine().leavesTask(input) && result.state().frames().stream()
                .noneMatch(frame -> frame.flow().equals(before.frames().getFirst().flow())));
        var missed = result.takenAs().filter(taken -> isFree(before) && taken.decision() != IntentDecision.ACT);
        return TemporarilyUnavailableException.ifAvailable(() -> wrong
                .flatMap(words -> misunderstoodPhrases.record(words, before.language(), IntentDecision.ACT))
                .or(() -> missed.flatMap(taken -> lastSaid(input, result)
                        .flatMap(words -> misunderstoodPhrases.record(words, result.state().language(), taken.decision())))));
    }

    /** Returns the words that opened a task, until something is answered in it. */
    private Optional<String> openedBy(StoredConversation document, UserInput input, TurnResult result) {
        var frames = result.state().frames();
        boolean unanswered = !isFree(result.state()) && frames.stream().allMatch(frame -> frame.trail().isEmpty());
        return !unanswered ? Optional.empty() : isFree(document.talk())
                ? result.takenAs().filter(taken -> taken.decision() == IntentDecision.ACT).flatMap(_ -> lastSaid(input, result))
                : document.openedBy().filter(_ -> frames.getFirst().flow().equals(document.talk().frames().getFirst().flow()));
    }

    private boolean isFree(DialogueState state) {
        return state.frames().isEmpty() || state.frames().getLast().flow().equals(flows.catalog().roles().menu());
    }

    private static Optional<String> lastSaid(UserInput input, TurnResult result) {
        return result.state().transcript().stream().filter(line -> input instanceof UserInput.Utterance && line.startsWith(CUSTOMER_PREFIX))
                .reduce((_, last) -> last).map(line -> line.substring(CUSTOMER_PREFIX.length()));
    }

    private void recordNext(StoredConversation document, Reply reply) {
        try {
            document.missed().ifPresent(missed -> misunderstoodPhrases.recordNext(missed, reply.task()));
        } catch (DatabaseUnavailableException e) {
            LOG.debug("what followed a misunderstood phrase is not recorded: {}", e.getMessage());
        }
    }

    private TurnEnvironment turnEnvironment() {
        return new TurnEnvironment(LocalDate.ofInstant(clock.instant(), utilityContext.zone()), utilityContext.zone(),
                utilityContext.currency(), utilityContext.facts());
    }

    /** A signed-in person counts as verified until they sign out. */
    private DialogueState withSignIn(DialogueState state, ConversationContext context) {
        var proof = context.signedIn().flatMap(utilityContext::proofOf);
        boolean lost = context.signedIn().isEmpty() && state.proof().filter(shown -> shown.level() == ProofLevel.SIGNED_IN).isPresent();
        return proof.isPresent() || lost ? state.withProof(proof) : state;
    }

    /** Stores the language only in the turn that determined it or asks for it; comparing it each time would cost every turn a read. */
    private void rememberLanguage(ConversationContext context, UserInput input, DialogueState before, DialogueState state) {
        boolean known = before.languageSure() && before.language().equals(state.language());
        // A relative's words, or a sentence that is passed on, do not change the language of somebody's letters.
        boolean chosen = state.languageSure() && flows.engine().choosesLanguage(before, input, state.language());
        if ((chosen || !known && state.languageSure()) && (state.channel() == Channel.VOICE || state.channel() == Channel.TEXT)) {
            context.phone().ifPresent(phone -> phoneLanguages.remember(phone, state.language(), chosen));
        }
        saveToProfile(context, before, state, chosen);
    }

    /**
     * Saves the language of a call or text to the profile of a person who has proved who they are by a code. A PIN, which others may know,
     * is not enough to change the language of their notices. Only a chosen language counts: one chosen in this turn, or, in the turn that
     * brings the proof, chosen from this number before.
     */
    private void saveToProfile(ConversationContext context, DialogueState before, DialogueState state, boolean chosen) {
        boolean byPhone = state.channel() == Channel.VOICE || state.channel() == Channel.TEXT;
        var proof = state.proof().filter(shown -> byPhone && state.languageSure() && shown.level().atLeast(ProofLevel.BY_CODE));
        boolean counts = proof.isPresent() && (chosen || !before.proof().equals(state.proof()) && context.phone()
                .flatMap(phoneLanguages::find).filter(line -> line.chosen().equals(Optional.of(state.language()))).isPresent());
        if (counts) {
            utilityContext.savePreferredLanguage(Actor.customer(state.channel(), context.origin(), proof.orElseThrow().person()),
                    state.language());
        }
    }

    @Override
    public List<BotResponse> hazardWarnings(Language language, String words) {
        var first = DialogueState.begin("warnings", Channel.CHAT, language, true, false);
        return flows.engine().startTurn(first, UserInput.Utterance.typed(words), turnEnvironment()).responses().stream()
                .filter(response -> switch (response) {
                    case BotResponse.Message message -> message.tone() == BotResponse.Message.Tone.DANGER;
                    case BotResponse.Question question -> question.slot().equals(SUSPECTED_HAZARD);
                    case BotResponse.CardRequest _, BotResponse.Link _, BotResponse.HandOff _, BotResponse.End _ -> false;
                }).toList();
    }

    private Reply reply(TurnResult result, Optional<String> echo) {
        var state = result.state();
        String task = state.frames().isEmpty() ? flows.catalog().roles().menu() : state.frames().getLast().flow();
        return new Reply(state.id(), state.replyLanguage(), task, result.responses(), result.canGoBack(), state.slowly(),
                echo.filter(_ -> state.channel() == Channel.CHAT));
    }
}
