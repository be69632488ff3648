package org.curbstop.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.Sha256Digest;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.engine.DialogueEngine;
import org.curbstop.conversation.engine.DialogueState;
import org.curbstop.conversation.engine.FlowFrame;
import org.curbstop.conversation.engine.PendingAction;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.engine.TurnResult;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.flowfile.FlowFileLoader;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.curbstop.text.TextedInput;
import org.curbstop.text.TextedWords;

/** Caller of the real flows and engine with an in-memory Millbrook: ten thousand conversations take seconds. */
public final class TestCaller {

    public static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    public static final FlowCatalog SET = FlowFileLoader.onClassPath().load(LANGUAGES, FlowActionSpecs.specs(), InMemoryMillbrook.facts());
    private static final IntentClassifier INTERPRETER = IntentClassifierConfiguration.builtIn(LANGUAGES,
            InMemoryMillbrook.surroundings().currency(),
            java.time.Clock.fixed(NOON, InMemoryMillbrook.surroundings().zone()));
    private static final DialogueEngine TURNS = new DialogueEngine(SET, new UtteranceParser(LANGUAGES), INTERPRETER);
    private static final TurnEnvironment SITUATION = new TurnEnvironment(InMemoryMillbrook.TODAY, InMemoryMillbrook.surroundings().zone(),
            InMemoryMillbrook.surroundings().currency(), InMemoryMillbrook.surroundings().facts());

    private final InMemoryMillbrook town;
    private final ConversationContext context;
    public DialogueState talk;
    public List<BotResponse> said = List.of();
    public boolean canGoBack;
    /** What the caller has said or typed so far, because replies may read it back. */
    public final List<String> typed = new ArrayList<>();
    public int turns;
    private String fingerprint = "";

    public TestCaller(InMemoryMillbrook town, Channel channel, Optional<String> phone, Optional<Language> language) {
        this.town = town;
        this.context = new ConversationContext(channel, "talk", phone.map(PhoneNumber::new), Optional.empty(), language, "origin");
        this.talk = DialogueState.begin("talk_0000000001", channel, language.orElse(Language.ENGLISH), language.isPresent(),
                phone.isPresent());
    }

    public List<BotResponse> hear(UserInput input) {
        turns++;
        switch (input) {
            case UserInput.Utterance utterance -> typed.add(utterance.text());
            case UserInput.FormSubmission form -> typed.addAll(form.answers().values());
            default -> { }
        }
        var result = TURNS.startTurn(talk, input, SITUATION);
        for (int i = 0; result.pendingAction().isPresent(); i++) {
            result = act(result, result.pendingAction().get(), i);
        }
        talk = result.state();
        said = result.responses();
        canGoBack = result.canGoBack();
        fingerprint = Sha256Digest.of(fingerprint, canonical(List.of(talk.language(), talk.languageSure(), talk.slowly(), talk.frames(),
                talk.opening(), talk.aside(), talk.silences(), talk.misses(), talk.proof(), talk.turns(), talk.told(), talk.transcript(),
                talk.ended(), said, canGoBack)));
        return said;
    }

    private TurnResult act(TurnResult result, PendingAction pending, int number) {
        return switch (pending) {
            case PendingAction.RunFlowAction action -> TURNS.resumeAfterAction(result, action, town.run(action.spec(), new ActionCall(
                    result.state().id() + ":" + result.state().turns() + ":" + number + ":" + action.step(), result.state().id(),
                    action.flow(),
                    result.state().frames().stream().map(FlowFrame::flow).toList(), result.state().language(),
                    new ActionCall.Caller(context, result.state().proof()),
                    action.values(), result.state().transcript(), NOON)), SITUATION);
            case PendingAction.IssueResumeCode _ -> TURNS.resumeWithIssuedCode(result, "K7M2Q9", SITUATION);
            case PendingAction.RedeemResumeCode _ -> TURNS.resumeOtherConversation(result, Optional.empty(), SITUATION);
        };
    }

    public Optional<BotResponse.Question> asked() {
        return asks().stream().reduce((first, last) -> last);
    }

    public List<BotResponse.Question> asks() {
        var asks = new ArrayList<BotResponse.Question>();
        said.forEach(one -> { if (one instanceof BotResponse.Question ask) { asks.add(ask); } });
        return asks;
    }

    /** Sends an answer in the form in which this channel delivers it. */
    public void answer(String text) {
        if (context.channel() == Channel.PAGE && asked().isPresent()) {
            hear(new UserInput.FormSubmission(Map.of(asked().get().slot(), text)));
        } else {
            hear(context.channel() == Channel.TEXT ? TextedInput.of(text) : UserInput.Utterance.typed(text));
        }
    }

    /** Returns a digest of every state and response so far; builds that answer alike have the same one. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String canonical(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(TestCaller::canonical).sorted().toList().toString();
            case Map.Entry<?, ?> entry -> entry.getKey() + "=" + canonical(entry.getValue());
            case Set<?> set -> set.stream().map(TestCaller::canonical).sorted().toList().toString();
            case Collection<?> list -> list.stream().map(TestCaller::canonical).toList().toString();
            case Optional<?> optional -> optional.map(TestCaller::canonical).toString();
            case FlowFrame frame -> canonical(List.of(frame.flow(), frame.step(), frame.how(), frame.known(), frame.confirmed(),
                    frame.trail(), frame.refused()));
            default -> value.toString();
        };
    }

    public boolean ended() {
        return talk.ended();
    }

    /** Returns the last reply as one text. */
    public String words() {
        if (context.channel() == Channel.TEXT) {
            return TextedWords.of(new Reply(talk.id(), talk.language(), "", said, canGoBack, talk.slowly()));
        }
        var words = new StringBuilder();
        for (var one : said) {
            words.append(switch (one) {
                case BotResponse.Message tell -> tell.text();
                case BotResponse.Question ask -> ask.text() + " " + ask.hint() + " " + ask.error() + " "
                        + ask.choices().stream().map(BotResponse.AnswerChoice::label).toList();
                case BotResponse.CardRequest card -> card.text();
                case BotResponse.Link link -> link.text();
                case BotResponse.HandOff _, BotResponse.End _ -> "";
            }).append('\n');
        }
        return words.toString();
    }
}
