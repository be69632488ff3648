package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.conversation.SlotValue;

/**
 * One task under way: where it stands and what it knows.
 *
 * @param how why it was begun, which says what happens when it is done
 * @param known answers and facts by name; never a secret
 * @param confirmed names that were read back and confirmed, with nothing changed since
 * @param trail the questions that were answered, oldest first: the way back
 * @param refused answers that were understood and did not hold, since the last offer of another way
 */
public record FlowFrame(String flow, String step, EntryReason how, Map<String, SlotValue> known, Set<String> confirmed, List<String> trail,
        int refused) {

    public enum EntryReason {
        /** Out of nothing: by the door, or by words. */
        OPENED,
        /** By another flow, which goes on afterwards. */
        CALLED,
        /** In the middle of another, which is told that it goes on. */
        INTERRUPTING,
        /** To have somebody prove who they are for the flow below. */
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
}
