package org.curbstop.store.embedded;

import java.nio.file.Path;

/** A process whose only purpose is to be killed. Prints its address when it listens. */
final class ServerToKill {

    private ServerToKill() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(EmbeddedMongoServer.open(Path.of(arguments[0])).uri());
        Thread.currentThread().join();
    }
}
