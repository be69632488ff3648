package org.curbstop.cis;

import java.nio.file.Path;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;

/** Runs an import in its own process, with data on disk; prints the number of stored rows after each batch. */
final class ImportToKill {

    private ImportToKill() {}

    public static void main(String[] args) throws Exception {
        try (var server = EmbeddedStore.open(Path.of(args[0]));
                var database = new Database(server.uri())) {
            var parts = new AccountsForTests(database);
            new ImportsForTests(database, parts)
                    .importFile(Path.of(args[1]), ImportOptions.defaults(),
                            progress -> System.out.println("rows " + progress.counts().rows()));
        }
    }
}
