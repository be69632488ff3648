package org.curbstop.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.junit.jupiter.api.Test;

/** One engine serves all conversations: state that a step kept between turns would leak into those of other people. */
class TurnStepsTest {

    /** Collaborators that the engine gets at construction and shares between all turns. */
    private static final Set<Class<?>> GIVEN = Set.of(FlowCatalog.class, UtteranceParser.class, IntentClassifier.class);
    private static final List<Class<?>> STEPS = List.of(SessionStep.class, SafetyStep.class, CommandStep.class, SlotFilling.class,
            IntentRouting.class, FallbackStep.class, FlowExecutor.class, PromptBuilder.class);

    @Test
    void no_step_keeps_state_between_turns() {
        assertThat(changeable(DialogueEngine.class)).isEmpty();
        STEPS.forEach(step -> assertThat(changeable(step)).as(step.getSimpleName()).isEmpty());
    }

    @Test
    void a_step_that_keeps_state_is_detected() {
        assertThat(changeable(Counting.class)).containsExactly("Counting.heard", "Counting.turns");
    }

    /** Returns the fields that can change after construction, in a class and in everything that it holds. */
    private static Set<String> changeable(Class<?> root) {
        var found = new TreeSet<String>();
        var seen = new HashSet<Class<?>>(GIVEN);
        var open = new ArrayDeque<Class<?>>(List.of(root));
        while (!open.isEmpty()) {
            var type = open.pop();
            if (seen.add(type)) {
                Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()))
                        .forEach(field -> {
                            if (field.getType().getPackage() == DialogueEngine.TurnStep.class.getPackage()) {
                                open.push(field.getType());
                            }
                            if (!Modifier.isFinal(field.getModifiers()) || !isFixed(field)) {
                                found.add(type.getSimpleName() + "." + field.getName());
                            }
                        });
            }
        }
        return found;
    }

    private static boolean isFixed(Field field) {
        return GIVEN.contains(field.getType()) || field.getType().getPackage() == DialogueEngine.TurnStep.class.getPackage()
                || Collection.class.isAssignableFrom(field.getType()) && field.getGenericType() instanceof ParameterizedType of
                        && Arrays.equals(of.getActualTypeArguments(), new Type[] {DialogueEngine.TurnStep.class});
    }

    private static final class Counting implements DialogueEngine.TurnStep {

        private final List<String> heard = new java.util.ArrayList<>();
        @SuppressWarnings("UnusedVariable") // found by reflection
        private int turns;

        @Override
        public Turn apply(Turn turn) {
            turns++;
            heard.add(turn.input().utterance().text());
            return turn;
        }
    }
}
