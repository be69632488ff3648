package org.curbstop.conversation.flowfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which flows the engine itself turns to.
 *
 * @param menu what is open when nothing else is
 * @param proof asks somebody to show who they are
 * @param person brings a person
 * @param danger offered after a hazard was heard
 * @param answer takes a bare yes or no to something that a notice asked
 * @param photos takes pictures and documents that came without being asked for, in a slot of that name
 * @param tasks what can be asked for by words, in the order of menus
 */
public record FlowRoles(String menu, String proof, String person, String danger, String answer, String photos, List<String> tasks) {
    public Set<String> all() {
        var all = new LinkedHashSet<>(List.of(menu, proof, person, danger, answer, photos));
        all.addAll(tasks);
        return all;
    }
}
