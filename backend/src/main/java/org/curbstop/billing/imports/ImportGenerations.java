package org.curbstop.billing.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;

/**
 * Each file is one generation. Readers see all of it from the one write that publishes it, or nothing: what a file brings carries its
 * number, and a number counts unless it is open or withdrawn.
 */
public final class ImportGenerations {

    private static final String ID = "billing";

    private final AggregateCollection<StoredGenerations> generations;

    /** @param open being written, or waiting for a person; {@code withdrawn}: undone, or never finished */
    record StoredGenerations(String id, long begun, List<Long> open, List<Long> withdrawn, long version) {}

    /** What readers see. */
    public record Visible(long begun, List<Long> hidden) {

        public boolean sees(long generation) {
            return generation <= begun && !hidden.contains(generation);
        }

        boolean seesNothing() {
            return begun == 0;
        }
    }

    ImportGenerations(Database database) {
        this.generations = database.collection(StoredGenerations.class, "import_generations");
    }

    /** A new one, that nobody sees yet. */
    public long begin() {
        generations.insert(new StoredGenerations(ID, 0, List.of(), List.of(), 0)); // false: there already
        return generations.change(ID, all -> new StoredGenerations(ID, all.begun() + 1, with(all.open(), all.begun() + 1), all.withdrawn(),
                all.version())).begun();
    }

    /** From now on readers see it. May be repeated. */
    public void publish(long generation) {
        change(all -> all.open().contains(generation)
                ? new StoredGenerations(ID, all.begun(), without(all.open(), generation), all.withdrawn(), all.version()) : all);
    }

    /** From now on nobody sees it. May be repeated. */
    public void withdraw(long generation) {
        change(all -> all.withdrawn().contains(generation) ? all
                : new StoredGenerations(ID, all.begun(), without(all.open(), generation), with(all.withdrawn(), generation),
                        all.version()));
    }

    public Visible visible() {
        Optional<StoredGenerations> stored = generations.find(ID);
        return stored.map(all -> {
            var hidden = new ArrayList<>(all.open());
            hidden.addAll(all.withdrawn());
            return new Visible(all.begun(), List.copyOf(hidden));
        }).orElseGet(() -> new Visible(0, List.of()));
    }

    private void change(UnaryOperator<StoredGenerations> change) {
        generations.change(ID, change);
    }

    private static List<Long> with(List<Long> some, long one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return List.copyOf(all);
    }

    private static List<Long> without(List<Long> some, long one) {
        return some.stream().filter(each -> each != one).toList();
    }
}
