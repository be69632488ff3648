package org.curbstop.conversation.flowfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flows that the engine opens by itself.
 *
 * @param menu open when no task is
 * @param proof verifies the customer's identity
 * @param person hands off to a person
 * @param hazardReport offered after a hazard was detected
 * @param answer takes a bare yes or no to the question in a notice
 * @param photos takes photos and documents that no question asked for, in a slot of that name
 * @param tasks flows that an intent can open, in menu order
 * @param intents the flow for each intent that has none of its own
 */
public record FlowRoles(String menu, String proof, String person, String hazardReport, String answer, String photos, List<String> tasks,
        Map<String, String> intents) {
    public Set<String> all() {
        var all = new LinkedHashSet<>(List.of(menu, proof, person, hazardReport, answer, photos));
        all.addAll(tasks);
        return all;
    }
}
