package org.curbstop.conversation.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;


/** Routes free words to a task: the first of a conversation, or a digression from the open one; or asks which task is meant. */
final class IntentRouting implements DialogueEngine.TurnStep {

    /** The confidence from which free words that could answer the open question open another task instead. */
    private static final double MIN_CONFIDENCE = 0.9;
    /** Content words; within a task, fewer open another only if they are a known phrase. */
    private static final int MIN_CONTENT_WORDS = 3;
    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    IntentRouting(UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
    }

    @Override
    public Turn apply(Turn turn) {
        return insteadOfTask(turn).orElseGet(() -> routeAll(turn));
    }

    /** Handles "never mind, I want to move instead": the open task is left for the other. */
    private Optional<Turn> insteadOfTask(Turn turn) {
        return utteranceParser.requestAfterCancelling(turn.input().utterance()).filter(_ -> !turn.isIdle() && !turn.isAtMenu())
                .filter(_ -> classify(turn, turn.language()).decision() != IntentDecision.ACT)
                .map(words -> classifier.classify(words, turn.language()).withIntents(turn.catalog()::serving))
                .filter(wish -> turn.catalog().roles().tasks().contains(wish.intent()))
                .flatMap(wish -> switch (wish.decision()) {
                    case ACT -> Optional.of(
                            GlobalCommands.openAlone(remember(turn.takenAs(wish).understood(), wish), wish.intent()).settled());
                    case OFFER -> Optional.of(offerTasks(turn.takenAs(wish).understood().withFrames(List.of()), wish));
                    case REPHRASE, MENU -> Optional.empty();
                });
    }

    /** The offered choice that leads to the task of these words: a choice is meant before a task of its own. */
    Optional<Turn> chooseByTask(Turn turn, FlowStep.Ask ask) {
        if (ask.expected() != SlotType.CHOICE || ask.branches().isEmpty()) {
            return Optional.empty();
        }
        var prediction = classify(turn, turn.language());
        boolean likely = prediction.decision() == IntentDecision.ACT || prediction.decision() == IntentDecision.OFFER;
        return ask.branches().entrySet().stream()
                .filter(branch -> likely && turn.currentFlow().steps().get(branch.getValue()) instanceof FlowStep.Go go
                        && go.flow().equals(prediction.intent()))
                .findFirst().map(branch -> turn.takenAs(prediction).understood().fill(ask, SlotValue.of(branch.getKey())));
    }

    private Turn routeAll(Turn turn) {
        var prediction = classifier.classify(turn.input().utterance().text(), turn.language());
        var routed = prediction.exactMatch() ? turn : routeInOtherLanguage(turn);
        if (!routed.isOpen()) {
            return routed;
        }
        boolean answersQuestion = !prediction.exactMatch() && !routed.isAtMenu() && countContentWords(routed) < MIN_CONTENT_WORDS;
        return route(routed, answersQuestion ? prediction.withDecision(IntentDecision.REPHRASE) : asSureAsTheWords(turn, prediction));
    }

    /**
     * Intents alone hear danger in sentences about lamps and poles: where nothing else heard any, they ask about it where they would act,
     * and otherwise the next best intents are offered.
     */
    static IntentPrediction asSureAsTheWords(Turn turn, IntentPrediction prediction) {
        boolean heard = !prediction.intent().equals(IntentPrediction.REPORT_HAZARD) || prediction.exactMatch()
                || !turn.input().safety().matches().isEmpty();
        if (heard || prediction.alternatives().isEmpty()) {
            return prediction;
        }
        var other = prediction.alternatives().getFirst();
        boolean same = turn.catalog().serving(other).equals(turn.catalog().serving(prediction.intent()));
        if (!same && prediction.decision() == IntentDecision.ACT) {
            return prediction.withDecision(IntentDecision.OFFER);
        }
        var rest = same ? List.of(prediction.intent()) : prediction.alternatives().subList(1, prediction.alternatives().size());
        return new IntentPrediction(other, prediction.confidence(), prediction.decision(), rest, false, prediction.slots());
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

    static Turn remember(Turn turn, IntentPrediction prediction) {
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

    /**
     * Where no task is open: what cannot be done here, a wish after what is not wished for, and several wishes in one breath, of which the
     * first is opened and the others wait below it.
     */
    static final class ClauseRouting implements DialogueEngine.TurnStep {

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
            var meant = afterDenial(turn).map(List::of)
                    .orElseGet(() -> meant(wishes(turn), prediction.withIntents(turn.catalog()::serving)));
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
            return utteranceParser.requestAfterDenial(turn.input().utterance(), turn.language()).map(rest -> wish(turn, rest))
                    .filter(wish -> wish.decision() == IntentDecision.ACT && isTask(turn, wish));
        }

        private IntentPrediction wish(Turn turn, String clause) {
            return IntentRouting.asSureAsTheWords(turn, classify(turn, clause)).withIntents(turn.catalog()::serving);
        }

        private static boolean isTask(Turn turn, IntentPrediction wish) {
            return turn.catalog().roles().tasks().contains(wish.intent());
        }

        /** The tasks that the clauses of a long utterance name, each once. A single word counts only as a keyword before all others. */
        private List<IntentPrediction> wishes(Turn turn) {
            var clauses = utteranceParser.clauses(turn.input().utterance(), turn.language());
            var danger = turn.catalog().roles().danger();
            var found = new LinkedHashMap<String, IntentPrediction>();
            IntStream.range(0, clauses.size()).filter(_ -> clauses.size() > 1)
                    .filter(at -> clauses.get(at).strip().indexOf(' ') > 0 || at == 0 && wish(turn, clauses.get(0)).exactMatch())
                    .mapToObj(at -> wish(turn, clauses.get(at)))
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
}
