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


/** Routes an utterance to a task, at the start of a conversation or as a digression from the open task; or asks which task is meant. */
record IntentRouting(UtteranceParser utteranceParser, IntentClassifier classifier) implements DialogueEngine.TurnStep {

    /** Minimum confidence for words that could answer the open question to open another task instead. */
    private static final double MIN_CONFIDENCE = 0.9;
    /** Minimum number of content words; within a task, fewer words open another task only if they are a known phrase. */
    private static final int MIN_CONTENT_WORDS = 3;

    @Override
    public Turn apply(Turn turn) {
        return insteadOfTask(turn).orElseGet(() -> routeAll(turn));
    }

    /** Handles "never mind, I want to move instead": leaves the open task for the other one. */
    private Optional<Turn> insteadOfTask(Turn turn) {
        return utteranceParser.requestAfterCancelling(turn.input().utterance()).filter(_ -> !turn.isIdle() && !turn.isAtMenu())
                .filter(_ -> classify(turn, turn.language()).decision() != IntentDecision.ACT)
                .map(words -> classifier.classify(words, turn.language()).withIntents(turn.catalog()::serving))
                .filter(request -> turn.catalog().roles().tasks().contains(request.intent()))
                .flatMap(request -> switch (request.decision()) {
                    case ACT -> Optional.of(
                            GlobalCommands.openAlone(remember(turn.takenAs(request).understood(), request), request.intent()).settled());
                    case OFFER -> Optional.of(offerTasks(turn.takenAs(request).understood().withFrames(List.of()), request));
                    case REPHRASE, MENU -> Optional.empty();
                });
    }

    /** Selects the offered choice that leads to the task of these words; it takes precedence over opening that task. */
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
        return route(routed, answersQuestion ? prediction.withDecision(IntentDecision.REPHRASE)
                : downgradeUnconfirmedHazard(turn, prediction));
    }

    /**
     * Downgrades a hazard intent that the hazard detector does not support, since the classifier alone predicts hazards for sentences about
     * lamps and poles. {@code ACT} becomes {@code OFFER}; otherwise the next best intents move up.
     */
    static IntentPrediction downgradeUnconfirmedHazard(Turn turn, IntentPrediction prediction) {
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
        var taken = turn.takenAs(prediction.withDecision(serving.decision())); // no question between two intents of the same flow
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

    /** Recognizes a known phrase of another supported language, such as "no hay luz"; a single word only while the language is unsure. */
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

    /** Returns whether words that could be an address open another task: "I want to pay my bill", "stop service at 3 Cedar Court". */
    boolean prefersOtherTask(Turn turn, FlowStep.Ask ask) {
        if (ask.expected() != SlotType.ADDRESS) {
            return false;
        }
        var prediction = classify(turn, turn.language());
        return prediction.decision() == IntentDecision.ACT && !turn.isIn(prediction.intent())
                && turn.catalog().hasFlow(prediction.intent())
                && (prediction.exactMatch() || prediction.confidence() >= MIN_CONFIDENCE && countContentWords(turn) >= MIN_CONTENT_WORDS);
    }

    /** Returns whether these words are a known phrase for a task. */
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
     * Routes words that are said while no task is open: unsupported requests, a request after a denial, and several requests at once. Of
     * those, the first is opened and the others are queued below it.
     */
    static final class ClauseRouting implements DialogueEngine.TurnStep {

        private static final int MAX_WORDS_OF_TOPIC = 6;
        /** Clauses of two requests. More clauses tell a story, in which only confident predictions count. */
        private static final int TWO_REQUESTS = 2;
        /** Limit on requests, including the first; people do not remember more. */
        private static final int MAX_REQUESTS = 3;
        /** Minimum confidence of a clause, which is short and out of its context: "and my cow got out" is no outage. */
        private static final double MIN_CONFIDENCE_OF_CLAUSE = 0.8;
        /** Suffix of starting, stopping and moving service, which are each described in the words of the others. */
        private static final String SERVICE_ORDER = "-service";

        private final UtteranceParser utteranceParser;
        private final IntentClassifier classifier;

        ClauseRouting(UtteranceParser utteranceParser, IntentClassifier classifier) {
            this.utteranceParser = utteranceParser;
            this.classifier = classifier;
        }

        @Override
        public Turn apply(Turn turn) {
            if (!turn.isIdle() && !turn.isAtMenu()) {
                return turn;
            }
            var prediction = classify(turn, turn.input().utterance().text());
            if (prediction.exactMatch()) {
                return turn;
            }
            var unsupported = isCertain(turn, prediction) ? Optional.<String>empty()
                    : utteranceParser.findUnsupportedRequest(turn.input().utterance(), turn.language());
            if (unsupported.isPresent()) {
                var other = new IntentPrediction(IntentPrediction.OTHER, prediction.confidence(), IntentDecision.MENU, List.of(), false,
                        Map.of());
                return GlobalCommands.openMenuWithoutWelcome(
                        turn.takenAs(other).understood().say("common.elsewhere-" + unsupported.get(), Tone.PLAIN)).settled();
            }
            var agreed = afterDenial(turn).map(List::of)
                    .orElseGet(() -> agreedRequests(findRequests(turn), prediction.withIntents(turn.catalog()::serving)));
            return agreed.isEmpty() ? turn : openTasks(IntentRouting.remember(turn, prediction).takenAs(agreed.getFirst()), agreed);
        }

        /** A word such as "refund" in a long sentence about a task is not its topic. */
        private static boolean isCertain(Turn turn, IntentPrediction prediction) {
            return prediction.decision() == IntentDecision.ACT && turn.input().utterance().words().size() > MAX_WORDS_OF_TOPIC;
        }

        private IntentPrediction classify(Turn turn, String words) {
            return classifier.classify(words, turn.language());
        }

        private Optional<IntentPrediction> afterDenial(Turn turn) {
            return utteranceParser.requestAfterDenial(turn.input().utterance(), turn.language()).map(rest -> classifyRequest(turn, rest))
                    .filter(request -> request.decision() == IntentDecision.ACT && isTask(turn, request));
        }

        private IntentPrediction classifyRequest(Turn turn, String clause) {
            return IntentRouting.downgradeUnconfirmedHazard(turn, classify(turn, clause)).withIntents(turn.catalog()::serving);
        }

        private static boolean isTask(Turn turn, IntentPrediction request) {
            return turn.catalog().roles().tasks().contains(request.intent());
        }

        /** Returns the tasks that the clauses name, each once. A single word counts only as a known phrase at the beginning. */
        private List<IntentPrediction> findRequests(Turn turn) {
            var clauses = utteranceParser.clauses(turn.input().utterance(), turn.language());
            var hazardReport = turn.catalog().roles().hazardReport();
            var found = new LinkedHashMap<String, IntentPrediction>();
            IntStream.range(0, clauses.size()).filter(_ -> clauses.size() > 1)
                    .filter(at -> clauses.get(at).strip().indexOf(' ') > 0 || at == 0 && classifyRequest(turn, clauses.get(0)).exactMatch())
                    .mapToObj(at -> classifyRequest(turn, clauses.get(at)))
                    .filter(request -> isTask(turn, request) && (request.decision() == IntentDecision.ACT || clauses.size() == TWO_REQUESTS
                            && request.decision() == IntentDecision.OFFER && !request.intent().equals(hazardReport)))
                    .forEach(request -> found.putIfAbsent(request.intent(), request));
            // A hazard report goes first, whatever was said first.
            return found.values().stream().sorted(Comparator.comparing(request -> !request.intent().equals(hazardReport))).toList();
        }

        /** Returns the clauses that agree with the whole utterance. "Stop service here and start it there" is a single task. */
        private static List<IntentPrediction> agreedRequests(List<IntentPrediction> requests, IntentPrediction whole) {
            var sure = requests.stream().filter(request -> request.decision() == IntentDecision.ACT
                    && request.confidence() >= MIN_CONFIDENCE_OF_CLAUSE).toList();
            return switch (whole.decision()) {
                case ACT -> areTasks(sure, whole) ? sure : List.of();
                case OFFER -> !sure.isEmpty() && areTasks(requests, whole) ? requests : List.of();
                case REPHRASE, MENU -> sure;
            };
        }

        private static boolean areTasks(List<IntentPrediction> requests, IntentPrediction whole) {
            var named = requests.stream().map(IntentPrediction::intent).toList();
            return named.size() > 1 && named.contains(whole.intent()) && !named.stream().allMatch(task -> task.endsWith(SERVICE_ORDER));
        }

        /** Opens the first task and queues the others below it. If there are too many, tells the customer to ask for the rest later. */
        private static Turn openTasks(Turn turn, List<IntentPrediction> requests) {
            var opened = turn.understood().withoutClarification().withoutMenu();
            if (requests.size() > MAX_REQUESTS) {
                opened = opened.say("common.one-at-a-time", Tone.PLAIN);
            }
            var kept = requests.stream().limit(MAX_REQUESTS).map(IntentPrediction::intent).toList();
            for (var later : kept.subList(1, kept.size()).reversed()) {
                opened = opened.begin(later, FlowFrame.EntryReason.QUEUED, Map.of());
            }
            return opened.begin(kept.getFirst(), Map.of()).settled();
        }
    }
}
