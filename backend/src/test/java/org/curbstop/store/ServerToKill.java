package org.curbstop.store;

import java.nio.file.Path;
import org.curbstop.store.files.EmbeddedStore;

/** A server process that a test kills. Prints its URI when it listens. */
final class ServerToKill {

    private ServerToKill() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(EmbeddedStore.open(Path.of(arguments[0])).uri());
        Thread.currentThread().join();
    }
}
