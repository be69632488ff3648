package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.curbstop.assistance.Flaw;

/** What was not taken, each once: the same row may belong to a place and to a service. */
final class Flaws {

    private final Set<Flaw> all = new LinkedHashSet<>();

    void add(Item item, String field, String expected) {
        all.add(new Flaw(item.file(), item.line(), item.at(field), expected, item.text()));
    }

    List<Flaw> list() {
        return new ArrayList<>(all);
    }
}
