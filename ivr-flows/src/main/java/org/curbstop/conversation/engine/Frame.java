package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.conversation.Value;

/**
 * One task under way: where it stands and what it knows.
 *
 * @param how why it was begun, which says what happens when it is done
 * @param known answers and facts by name; never a secret
 * @param confirmed names that were read back and confirmed, with nothing changed since
 * @param trail the questions that were answered, oldest first: the way back
 * @param refused answers that were understood and did not hold, since the last offer of another way
 */
public record Frame(String flow, String step, How how, Map<String, Value> known, Set<String> confirmed, List<String> trail, int refused) {

    public enum How {
        /** Out of nothing: by the door, or by words. */
        OPENED,
        /** By another flow, which goes on afterwards. */
        CALLED,
        /** In the middle of another, which is told that it goes on. */
        INTERRUPTING,
        /** To have somebody prove who they are for the flow below. */
        PROVING
    }

    public Frame {
        known = Map.copyOf(known);
        confirmed = Set.copyOf(confirmed);
        trail = List.copyOf(trail);
    }

    static Frame begin(String flow, String first, How how, Map<String, Value> known) {
        return new Frame(flow, first, how, known, Set.of(), List.of(), 0);
    }

    Frame at(String next) {
        return new Frame(flow, next, how, known, confirmed, trail, refused);
    }

    Frame knowing(Map<String, Value> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(known);
        all.putAll(more);
        return new Frame(flow, step, how, all, confirmed, trail, refused);
    }

    Frame answered(String question, String slot, Value value) {
        var way = new ArrayList<>(trail);
        way.remove(question);
        way.add(question);
        return knowing(Map.of(slot, value)).walked(way).unconfirmed();
    }

    Frame forgetting(java.util.Collection<String> names) {
        var left = new HashMap<>(known);
        left.keySet().removeAll(names);
        return new Frame(flow, step, how, left, Set.of(), trail, refused);
    }

    Frame confirming(Set<String> names) {
        var all = new HashSet<>(confirmed);
        all.addAll(names);
        return new Frame(flow, step, how, known, all, trail, refused);
    }

    Frame unconfirmed() {
        return new Frame(flow, step, how, known, Set.of(), trail, refused);
    }

    Frame walked(List<String> way) {
        return new Frame(flow, step, how, known, confirmed, way, refused);
    }

    Frame refusing(int times) {
        return new Frame(flow, step, how, known, confirmed, trail, times);
    }
}
