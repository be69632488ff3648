package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowStep;

/**
 * One open task: its current step and the values that it knows.
 *
 * @param how why it was opened, which decides what happens when it is finished
 * @param known answers and facts by name; never a secret
 * @param confirmed slots that were read back and confirmed, and not changed since
 * @param trail the answered questions, oldest first; "go back" follows it
 * @param refused number of answers understood but refused since a person was last offered
 */
public record FlowFrame(String flow, String step, EntryReason how, Map<String, SlotValue> known, Set<String> confirmed, List<String> trail,
        int refused) {

    public enum EntryReason {
        /** Opened by a channel's endpoint or by an utterance. */
        OPENED,
        /** Called by another flow, which continues afterwards. */
        CALLED,
        /** A digression from another task, which is announced again when it resumes. */
        INTERRUPTING,
        /** A further request in the utterance that opened another task; announced when that task is done. */
        QUEUED,
        /** Opened to verify the customer's identity for the flow below. */
        PROVING
    }

    public FlowFrame {
        known = Map.copyOf(known);
        confirmed = Set.copyOf(confirmed);
        trail = List.copyOf(trail);
    }

    static FlowFrame begin(String flow, String first, EntryReason how, Map<String, SlotValue> known) {
        return new FlowFrame(flow, first, how, known, Set.of(), List.of(), 0);
    }

    FlowFrame atStep(String next) {
        return new FlowFrame(flow, next, how, known, confirmed, trail, refused);
    }

    FlowFrame withValues(Map<String, SlotValue> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(known);
        all.putAll(more);
        return new FlowFrame(flow, step, how, all, confirmed, trail, refused);
    }

    FlowFrame withAnswer(String question, String slot, SlotValue value) {
        var way = new ArrayList<>(trail);
        way.remove(question);
        way.add(question);
        return withValues(Map.of(slot, value)).withTrail(way).withoutConfirmations();
    }

    FlowFrame withoutValues(java.util.Collection<String> names) {
        var left = new HashMap<>(known);
        left.keySet().removeAll(names);
        return new FlowFrame(flow, step, how, left, Set.of(), trail, refused);
    }

    FlowFrame withConfirmed(Set<String> names) {
        var all = new HashSet<>(confirmed);
        all.addAll(names);
        return new FlowFrame(flow, step, how, known, all, trail, refused);
    }

    FlowFrame withoutConfirmations() {
        return new FlowFrame(flow, step, how, known, Set.of(), trail, refused);
    }

    FlowFrame withTrail(List<String> way) {
        return new FlowFrame(flow, step, how, known, confirmed, way, refused);
    }

    FlowFrame withRefusals(int times) {
        return new FlowFrame(flow, step, how, known, confirmed, trail, times);
    }

    /** Returns the task at its first step, with those of the customer's own answers that {@code kept} accepts. */
    FlowFrame resumed(Flow resumedFlow, Predicate<FlowStep.Ask> kept) {
        var answers = new HashMap<String, SlotValue>();
        for (var question : trail) {
            if (resumedFlow.step(question) instanceof FlowStep.Ask ask && ask.from().isEmpty() && kept.test(ask)
                    && known.get(ask.slot()) instanceof SlotValue answer) {
                answers.put(ask.slot(), answer);
            }
        }
        return begin(resumedFlow.name(), resumedFlow.first().name(), how, answers);
    }
}
