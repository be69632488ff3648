package org.curbstop.cis;

import java.nio.file.Path;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.store.Store;
import org.curbstop.store.embedded.EmbeddedServer;
import org.curbstop.utility.SampleUtility;

/** An import in a process of its own, on data on disk; says after each batch how many rows are stored. */
final class ImportToKill {

    private ImportToKill() {}

    public static void main(String[] args) throws Exception {
        try (var server = EmbeddedServer.open(Path.of(args[0]));
                var store = new Store(server.uri())) {
            var parts = new AccountsForTests(store);
            new ImportingAccounts(SampleUtility.millbrook(), parts.takingOver(), store, parts.audit())
                    .run(Path.of(args[1]), ImportOptions.usual(), progress -> System.out.println("rows " + progress.counts().rows()));
        }
    }
}
