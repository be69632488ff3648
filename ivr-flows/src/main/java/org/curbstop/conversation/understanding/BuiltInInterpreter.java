package org.curbstop.conversation.understanding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.curbstop.common.Language;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Meaning;
import org.curbstop.conversation.Meaning.Decision;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;

/**
 * Understands by what was learnt from the grammars, and decides by how sure it is. Learning takes a moment after the start and holds
 * nobody up: until then only keywords are known, and everybody else is offered the menu.
 */
public final class BuiltInInterpreter implements Interpreter {

    // Tuned on the development sentences under src/test/understanding, never on the blind ones.
    private static final double SURE_SCORE = -0.15;
    private static final double SURE_LEAD = 0.45;
    private static final double SURE_KNOWN = 0.5;
    private static final double LIKELY_SCORE = -0.45;
    private static final double LIKELY_KNOWN = 0.4;

    private final Map<Language, CompletableFuture<LinearIntents>> learning = new ConcurrentHashMap<>();
    private final BiFunction<String, Language, Map<Expected, Value>> along;

    /** @param along finds values said along with a task */
    public BuiltInInterpreter(Collection<Language> languages, BiFunction<String, Language, Map<Expected, Value>> along) {
        this.along = along;
        languages.forEach(language -> learning.put(language, CompletableFuture.supplyAsync(() -> LinearIntents.learn(language))));
    }

    /** Waits until everything is learnt: for tests and commands. */
    public BuiltInInterpreter ready() {
        learning.values().forEach(CompletableFuture::join);
        return this;
    }

    @Override
    public Meaning interpret(String words, Language language) {
        var learnt = learning.get(language);
        if (learnt == null || !learnt.isDone() || words.isBlank()) {
            return Meaning.NONE;
        }
        var intents = learnt.join();
        var values = along.apply(words, language);
        String keyword = intents.keyword(words);
        if (keyword.equals(LinearIntents.OTHER)) {
            return Meaning.NONE;
        }
        if (!keyword.isEmpty()) {
            return new Meaning(keyword, 1, Decision.ACT, List.of(), true, values);
        }
        var ranking = intents.rank(words);
        String best = ranking.tasks().getFirst();
        var others = ranking.tasks().stream().skip(1).filter(task -> !task.equals(LinearIntents.OTHER)).limit(2).toList();
        return new Meaning(best.equals(LinearIntents.OTHER) ? "" : best, confidence(ranking), decision(best, ranking), others, false, values);
    }

    private static Decision decision(String best, LinearIntents.Ranking ranking) {
        if (best.equals(LinearIntents.OTHER)) {
            return Decision.MENU;
        }
        if (ranking.score() >= SURE_SCORE && ranking.lead() >= SURE_LEAD && ranking.known() >= SURE_KNOWN) {
            return Decision.ACT;
        }
        return ranking.score() >= LIKELY_SCORE && ranking.known() >= LIKELY_KNOWN ? Decision.OFFER : Decision.REPHRASE;
    }

    private static double confidence(LinearIntents.Ranking ranking) {
        double sure = 1 / (1 + Math.exp(-3 * (ranking.lead() + Math.min(0, ranking.score()))));
        return Math.round(sure * Math.min(1, ranking.known() + 0.2) * 1000) / 1000.0;
    }
}
