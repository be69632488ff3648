package org.curbstop.store;

import java.nio.file.Path;

/** Makes the {@link Spool}s of this process, in the folder {@code spool} below its data. */
public final class Spools {

    private final Path folder;

    public Spools(Path data) {
        this.folder = data.resolve("spool");
    }

    public <T> Spool<T> of(Class<T> type, String name) {
        return new Spool<>(type, folder.resolve(name));
    }
}
