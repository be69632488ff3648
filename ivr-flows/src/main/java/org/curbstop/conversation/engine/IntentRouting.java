package org.curbstop.conversation.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Routes free words to a task: the first of a conversation, or a digression from the open one; or asks which task is meant. */
final class IntentRouting implements DialogueEngine.TurnStep {

    /** The confidence from which free words that could answer the open question open another task instead. */
    private static final double MIN_CONFIDENCE = 0.9;
    /** Content words; within a task, fewer open another only if they are a known phrase. */
    private static final int MIN_CONTENT_WORDS = 3;
    private static final int MAX_WORDS_OF_TOPIC = 6;
    /** Clauses of two wishes; more clauses tell a story, of which only what is sure is believed. */
    private static final int TWO_WISHES = 2;
    /** Of starting, stopping and moving service; each is said with the words of the others. */
    private static final String SERVICE_ORDER = "-service";

    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    IntentRouting(UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
    }

    @Override
    public Turn apply(Turn turn) {
        var prediction = classifier.classify(turn.input().utterance().text(), turn.language());
        boolean free = turn.isIdle() || turn.isAtMenu();
        // A word such as "refund" in a long sentence about a task is not what it is about.
        boolean certain = prediction.exactMatch()
                || prediction.decision() == IntentDecision.ACT && turn.input().utterance().words().size() > MAX_WORDS_OF_TOPIC;
        var elsewhere = free && !certain ? utteranceParser.findUnsupportedRequest(turn.input().utterance(), turn.language())
                : Optional.<String>empty();
        if (elsewhere.isPresent()) {
            var other = new IntentPrediction(IntentPrediction.OTHER, prediction.confidence(), IntentDecision.MENU, List.of(), false,
                    Map.of());
            return GlobalCommands.openMenuWithoutWelcome(
                    turn.takenAs(other).understood().say("common.elsewhere-" + elsewhere.get(), Tone.PLAIN)).settled();
        }
        var wishes = free && !prediction.exactMatch() ? wishes(turn) : List.<IntentPrediction>of();
        var meant = meant(wishes, prediction.withIntents(turn.catalog()::serving));
        if (!meant.isEmpty()) {
            return openTasks(remember(turn, prediction).takenAs(meant.getFirst()), meant);
        }
        var routed = prediction.exactMatch() ? turn : routeInOtherLanguage(turn);
        if (!routed.isOpen()) {
            return routed;
        }
        boolean answersQuestion = !prediction.exactMatch() && !routed.isAtMenu() && countContentWords(routed) < MIN_CONTENT_WORDS;
        return route(routed, answersQuestion ? prediction.withDecision(IntentDecision.REPHRASE) : asSureAsTheWords(turn, prediction));
    }

    /** The model alone hears danger in sentences about lamps and poles; where no word names any, it asks rather than acts. */
    private static IntentPrediction asSureAsTheWords(Turn turn, IntentPrediction prediction) {
        boolean heard = !prediction.intent().equals(IntentPrediction.REPORT_HAZARD) || prediction.exactMatch()
                || !turn.input().safety().matches().isEmpty();
        if (heard || prediction.alternatives().isEmpty()) {
            return prediction;
        }
        var other = prediction.alternatives().getFirst();
        return turn.catalog().serving(other).equals(turn.catalog().serving(prediction.intent()))
                ? new IntentPrediction(other, prediction.confidence(), prediction.decision(), List.of(prediction.intent()), false,
                        prediction.slots())
                : prediction.decision() == IntentDecision.ACT ? prediction.withDecision(IntentDecision.OFFER) : prediction;
    }

    private static Turn route(Turn turn, IntentPrediction prediction) {
        var serving = prediction.withIntents(turn.catalog()::serving);
        var taken = turn.takenAs(prediction.withDecision(serving.decision())); // two intents that one flow serves are not asked about
        var routed = switch (serving.decision()) {
            case ACT -> openTask(taken, serving);
            case OFFER -> offerTasks(taken, serving);
            case REPHRASE, MENU -> taken;
        };
        boolean done = !routed.isOpen() || serving.decision() == IntentDecision.MENU;
        return done ? routed : routed.takenAs(prediction.withDecision(IntentDecision.REPHRASE));
    }

    /** The tasks that the clauses of a long utterance name, each once. */
    private List<IntentPrediction> wishes(Turn turn) {
        var clauses = utteranceParser.clauses(turn.input().utterance(), turn.language());
        var found = new LinkedHashMap<String, IntentPrediction>();
        clauses.stream().filter(clause -> clauses.size() > 1 && clause.strip().indexOf(' ') > 0)
                .map(clause -> asSureAsTheWords(turn, classifier.classify(clause, turn.language())).withIntents(turn.catalog()::serving))
                .filter(wish -> turn.catalog().roles().tasks().contains(wish.intent()) && (wish.decision() == IntentDecision.ACT
                        || clauses.size() == TWO_WISHES && wish.decision() == IntentDecision.OFFER
                                && !wish.intent().equals(turn.catalog().roles().danger())))
                .forEach(wish -> found.putIfAbsent(wish.intent(), wish));
        // Danger is asked about first, whatever was said first.
        return found.values().stream().sorted(Comparator.comparing(wish -> !wish.intent().equals(turn.catalog().roles().danger()))).toList();
    }

    /** The clauses that name what the whole does; "stop service here and start it there" is one task of its own. */
    private static List<IntentPrediction> meant(List<IntentPrediction> wishes, IntentPrediction whole) {
        var sure = wishes.stream().filter(wish -> wish.decision() == IntentDecision.ACT).toList();
        return switch (whole.decision()) {
            case ACT -> areTasks(sure, whole) ? sure : List.of();
            case OFFER -> !sure.isEmpty() && areTasks(wishes, whole) ? wishes : List.of();
            case REPHRASE, MENU -> sure;
        };
    }

    private static boolean areTasks(List<IntentPrediction> wishes, IntentPrediction whole) {
        var named = wishes.stream().map(IntentPrediction::intent).toList();
        return named.size() > 1 && named.contains(whole.intent()) && !named.stream().allMatch(task -> task.endsWith(SERVICE_ORDER));
    }

    /** Opens the first task; the second one waits below it. */
    private static Turn openTasks(Turn turn, List<IntentPrediction> wishes) {
        var ready = turn.understood().withoutClarification().withoutMenu();
        var queued = wishes.size() == 1 ? ready : ready.begin(wishes.get(1).intent(), FlowFrame.EntryReason.QUEUED, Map.of());
        return queued.begin(wishes.getFirst().intent(), Map.of()).settled();
    }

    private IntentPrediction classify(Turn turn, Language language) {
        return classifier.classify(turn.input().utterance().text(), language).withIntents(turn.catalog()::serving);
    }

    private int countContentWords(Turn turn) {
        return utteranceParser.countContentWords(turn.input().utterance().text(), turn.language());
    }

    /** Recognizes a known phrase of another language, such as "no hay luz" in English; a single word only while the language is unsure. */
    private Turn routeInOtherLanguage(Turn turn) {
        if (turn.state().languageSure() && turn.input().utterance().text().strip().indexOf(' ') < 0) {
            return turn;
        }
        for (var language : turn.catalog().supportedLanguages()) {
            var prediction = language.equals(turn.language()) ? IntentPrediction.NONE
                    : classifier.classify(turn.input().utterance().text(), language);
            if (prediction.exactMatch() && turn.catalog().hasFlow(turn.catalog().serving(prediction.intent()))) {
                return route(GlobalCommands.switchLanguage(turn, language), prediction);
            }
        }
        return turn;
    }

    /** Whether words that could be an address open another task: "I want to pay my bill", "stop service at 3 Cedar Court". */
    boolean prefersOtherTask(Turn turn, FlowStep.Ask ask) {
        if (ask.expected() != SlotType.ADDRESS) {
            return false;
        }
        var prediction = classify(turn, turn.language());
        return prediction.decision() == IntentDecision.ACT && !turn.isIn(prediction.intent())
                && turn.catalog().hasFlow(prediction.intent())
                && (prediction.exactMatch() || prediction.confidence() >= MIN_CONFIDENCE && countContentWords(turn) >= MIN_CONTENT_WORDS);
    }

    /** Whether these words are a known phrase for a task. */
    boolean isKnownPhrase(Turn turn) {
        return classify(turn, turn.language()).exactMatch();
    }

    /** Keeps slot values from the utterance that opened a task: "no water" also names the service. */
    Turn rememberOpening(Turn turn) {
        return remember(turn, classify(turn, turn.language()));
    }

    private static Turn remember(Turn turn, IntentPrediction prediction) {
        var opening = new HashMap<>(prediction.slots());
        opening.put(SlotType.WORDS, SlotValue.of(turn.input().utterance().text()));
        return turn.with(turn.state().withOpening(opening));
    }

    private static Turn openTask(Turn turn, IntentPrediction prediction) {
        if (prediction.intent().equals(turn.catalog().roles().menu())) {
            return turn.isAtMenu() ? turn.understood().withoutClarification().settled() : turn; // a greeting does not close an open task
        }
        if (prediction.exactMatch() && turn.isIn(prediction.intent()) && turn.clarification().isEmpty()) {
            return turn.understood().reprompting().settled(); // "PAY" while paying
        }
        return !turn.catalog().hasFlow(prediction.intent()) || turn.isIn(prediction.intent()) && turn.clarification().isEmpty() ? turn
                : GlobalCommands.openTask(remember(turn, prediction), prediction.intent()).settled();
    }

    private static Turn offerTasks(Turn turn, IntentPrediction prediction) {
        var known = Stream.concat(Stream.of(prediction.intent()), prediction.alternatives().stream())
                .filter(turn.catalog().roles().tasks()::contains).filter(flow -> !turn.isIn(flow)).limit(2).toArray(String[]::new);
        return known.length == 0 ? turn : remember(turn, prediction).clarify(Clarification.Kind.OFFER, known).settled();
    }
}
