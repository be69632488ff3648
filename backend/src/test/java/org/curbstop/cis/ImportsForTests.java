package org.curbstop.cis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.BillsForTests;
import org.curbstop.cis.digests.RowDigestRepository;
import org.curbstop.cis.kinds.AccountImports;
import org.curbstop.cis.kinds.BalanceImports;
import org.curbstop.cis.kinds.BillImports;
import org.curbstop.cis.kinds.NetworkImports;
import org.curbstop.cis.kinds.AccountResolver;
import org.curbstop.cis.kinds.PaymentImports;
import org.curbstop.cis.kinds.ReadImports;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.network.NetworkUpsert;
import org.curbstop.store.Database;
import org.curbstop.usage.MeterReads;
import org.curbstop.usage.MeterReadsForTests;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;

/** The CIS import over a test's database. */
public final class ImportsForTests {

    public final ImportingCisFiles importing;
    public final ImportRuns runs;
    public final MeterReads reads;
    public final NetworkRepository network;

    public ImportsForTests(Database database, AccountsForTests accounts, BillsForTests billing, Clock clock) {
        Utility utility = SampleUtility.millbrook();
        reads = MeterReadsForTests.over(database, clock);
        runs = new ImportRuns(database);
        network = new NetworkRepository(database);
        var own = new AccountResolver(accounts.numbers(), utility);
        importing = new ImportingCisFiles(utility, List.of(
                new AccountImports(utility, accounts.takingOver()),
                new BillImports(own, billing.books, utility, clock),
                new BalanceImports(own, billing.books, clock),
                new PaymentImports(own, billing.books, billing.acknowledgements(), billing.ledger, clock),
                new ReadImports(own, reads, utility),
                new NetworkImports(new NetworkUpsert(network, accounts.accounts()), utility, own)), billing.books, runs,
                        new RowDigestRepository(database), accounts.audit(), clock);
    }

    /** Creates the import for tests that only need accounts. */
    public ImportsForTests(Database database, AccountsForTests accounts) {
        this(database, accounts, new BillsForTests(database, Clock.systemUTC()), Clock.systemUTC());
    }

    public ImportResult importFile(Path file, ImportOptions options, Consumer<ImportProgress> progress) throws IOException {
        return importing.importFile(CisFileKind.ACCOUNTS, file, options, progress);
    }

    /** Options that accept a file which changes more than usual. */
    static ImportOptions accepting() {
        return new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), false, false, true, Optional.empty());
    }
}
