package org.curbstop.billing.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;

/**
 * Makes each imported file visible atomically. A file is one generation: its facts carry the generation number, and a single write
 * publishes all of them. A generation is visible unless it is open or withdrawn.
 */
public final class ImportGenerations {

    private static final String ID = "billing";

    private final AggregateCollection<StoredGenerations> generations;

    /**
     * @param open generations being written or waiting for review
     * @param withdrawn generations undone or never finished
     */
    record StoredGenerations(String id, long begun, List<Long> open, List<Long> withdrawn, long version) {}

    /** The generations that readers see. */
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

    /** Starts a generation that is not visible yet. */
    public long begin() {
        generations.insert(new StoredGenerations(ID, 0, List.of(), List.of(), 0)); // returns false if it already exists
        return generations.change(ID, all -> new StoredGenerations(ID, all.begun() + 1, with(all.open(), all.begun() + 1), all.withdrawn(),
                all.version())).begun();
    }

    /** Makes the generation visible. Idempotent. */
    public void publish(long generation) {
        change(all -> all.open().contains(generation)
                ? new StoredGenerations(ID, all.begun(), without(all.open(), generation), all.withdrawn(), all.version()) : all);
    }

    /** Hides the generation. Idempotent. */
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
