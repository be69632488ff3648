package org.curbstop.conversation.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * Where no task is open: what cannot be done here, a wish after what is not wished for, and several wishes in one breath, of which the
 * first is opened and the others wait below it.
 */
final class ClauseRouting implements DialogueEngine.TurnStep {

    private static final int MAX_WORDS_OF_TOPIC = 6;
    /** Clauses of two wishes; more clauses tell a story, of which only what is sure is believed. */
    private static final int TWO_WISHES = 2;
    /** The first one and those that wait; nobody remembers more. */
    private static final int MAX_WISHES = 3;
    /** Of starting, stopping and moving service; each is said with the words of the others. */
    private static final String SERVICE_ORDER = "-service";

    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    ClauseRouting(UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
    }

    @Override
    public Turn apply(Turn turn) {
        var prediction = classify(turn, turn.input().utterance().text());
        if (!turn.isIdle() && !turn.isAtMenu() || prediction.exactMatch()) {
            return turn;
        }
        var elsewhere = isCertain(turn, prediction) ? Optional.<String>empty()
                : utteranceParser.findUnsupportedRequest(turn.input().utterance(), turn.language());
        if (elsewhere.isPresent()) {
            var other = new IntentPrediction(IntentPrediction.OTHER, prediction.confidence(), IntentDecision.MENU, List.of(), false,
                    Map.of());
            return GlobalCommands.openMenuWithoutWelcome(
                    turn.takenAs(other).understood().say("common.elsewhere-" + elsewhere.get(), Tone.PLAIN)).settled();
        }
        var meant = afterDenial(turn).map(List::of).orElseGet(() -> meant(wishes(turn), prediction.withIntents(turn.catalog()::serving)));
        return meant.isEmpty() ? turn : openTasks(IntentRouting.remember(turn, prediction).takenAs(meant.getFirst()), meant);
    }

    /** A word such as "refund" in a long sentence about a task is not what it is about. */
    private static boolean isCertain(Turn turn, IntentPrediction prediction) {
        return prediction.decision() == IntentDecision.ACT && turn.input().utterance().words().size() > MAX_WORDS_OF_TOPIC;
    }

    private IntentPrediction classify(Turn turn, String words) {
        return classifier.classify(words, turn.language());
    }

    private Optional<IntentPrediction> afterDenial(Turn turn) {
        return utteranceParser.wishAfterDenial(turn.input().utterance(), turn.language()).map(rest -> wish(turn, rest))
                .filter(wish -> wish.decision() == IntentDecision.ACT && isTask(turn, wish));
    }

    private IntentPrediction wish(Turn turn, String clause) {
        return IntentRouting.asSureAsTheWords(turn, classify(turn, clause)).withIntents(turn.catalog()::serving);
    }

    private static boolean isTask(Turn turn, IntentPrediction wish) {
        return turn.catalog().roles().tasks().contains(wish.intent());
    }

    /** The tasks that the clauses of a long utterance name, each once. */
    private List<IntentPrediction> wishes(Turn turn) {
        var clauses = utteranceParser.clauses(turn.input().utterance(), turn.language());
        var danger = turn.catalog().roles().danger();
        var found = new LinkedHashMap<String, IntentPrediction>();
        clauses.stream().filter(clause -> clauses.size() > 1 && clause.strip().indexOf(' ') > 0).map(clause -> wish(turn, clause))
                .filter(wish -> isTask(turn, wish) && (wish.decision() == IntentDecision.ACT || clauses.size() == TWO_WISHES
                        && wish.decision() == IntentDecision.OFFER && !wish.intent().equals(danger)))
                .forEach(wish -> found.putIfAbsent(wish.intent(), wish));
        // Danger is asked about first, whatever was said first.
        return found.values().stream().sorted(Comparator.comparing(wish -> !wish.intent().equals(danger))).toList();
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

    /** Opens the first task; the others wait below it, and what is more is said to be too much at once. */
    private static Turn openTasks(Turn turn, List<IntentPrediction> wishes) {
        var opened = turn.understood().withoutClarification().withoutMenu();
        if (wishes.size() > MAX_WISHES) {
            opened = opened.say("common.one-at-a-time", Tone.PLAIN);
        }
        var kept = wishes.stream().limit(MAX_WISHES).map(IntentPrediction::intent).toList();
        for (var later : kept.subList(1, kept.size()).reversed()) {
            opened = opened.begin(later, FlowFrame.EntryReason.QUEUED, Map.of());
        }
        return opened.begin(kept.getFirst(), Map.of()).settled();
    }
}
