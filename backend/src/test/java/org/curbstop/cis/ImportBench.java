package org.curbstop.cis;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.billing.BillsForTests;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.springframework.util.FileSystemUtils;

/**
 * Imports a million accounts and as many bills into the embedded server on disk and compares it with writing the same documents without an
 * import; then imports the next day's files, in which one row of fifty changed. Runs on another server if {@code CURBSTOP_TEST_MONGODB_URI}
 * names one, with the empty databases {@code curbstop} and {@code curbstop-bare}.
 */
public final class ImportBench implements Bench {

    private static final int ROWS = 1_000_000;
    private static final int REFERENCE_ROWS = 20_000;
    private static final int BATCH = 500;
    private static final int CHANGED_OF = 50;
    private static final int SEED = 7;

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** @param slope bytes of heap retained per row in the second half of the file */
    private record Read(double rate, double cpu, double slope) {}

    private interface Row {
        String of(int i, boolean changed);
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int rows = arguments.isEmpty() ? ROWS : Integer.parseInt(arguments.getFirst());
        Path folder = Files.createTempDirectory("curbstop-import");
        try {
            String real = System.getenv("CURBSTOP_TEST_MONGODB_URI");
            if (real != null) {
                measure(folder, real, rows);
                return;
            }
            try (var server = EmbeddedStore.open(folder.resolve("data"))) {
                measure(folder, server.uri(), rows);
            }
            long began = System.nanoTime();
            try (var server = EmbeddedStore.open(folder.resolve("data")); var database = new Database(server.uri())) {
                database.sequences().current("any");
                Figure.atMost(name(), "opening the store again", seconds(began), "s", 10).print();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void measure(Path folder, String uri, int rows) throws IOException {
        try (var database = new Database(uri); MongoClient bare = MongoClients.create(uri)) {
            var parts = new AccountsForTests(database);
            var imports = new ImportsForTests(database, parts, new BillsForTests(database, Clock.systemUTC()), Clock.systemUTC());
            nights(folder, imports, CisFileKind.ACCOUNTS, SampleAccountFile.HEADER, rows, ImportBench::account,
                    () -> bare(bare, List.of("people", "premises", "accounts"), rows));
            nights(folder, imports, CisFileKind.BILLS, "account_number,bill_number,issued,due,period_from,period_to,lines,total", rows,
                    ImportBench::bill, () -> bare(bare, List.of("cis_bills"), rows));
        }
    }

    private static String account(int i, boolean changed) {
        String row = SampleAccountFile.row(i, SEED);
        return changed ? row.replace("electric:residential", "electric:time-of-use") : row;
    }

    /** A bill never changes; a new one is added. */
    private static String bill(int i, boolean changed) {
        return SampleAccountFile.number(i) + ",B-" + (changed ? "2-" : "1-") + i + ",2026-11-13,2026-12-04,2026-10-13,2026-11-12,"
                + "electric;Energy;612;kWh;0.096;58.75|electric;Base charge;12.00,70.75";
    }

    private void nights(Path folder, ImportsForTests imports, CisFileKind kind, String header, int rows, Row row,
            DoubleSupplier bareRate) throws IOException {
        String what = kind.code();
        Read first = read(imports, kind, write(folder.resolve(what + "-1.csv"), header, rows, i -> row.of(i, false)), rows);
        double bare = bareRate.getAsDouble();
        Figure.atLeast(name(), what + ", the first " + rows + ", beside the same documents", first.rate(), "rows/s", 0.5, bare).print();
        Figure.atMost(name(), what + ", CPU of a row", first.cpu(), "us", 100).print();
        Read second = read(imports, kind,
                write(folder.resolve(what + "-2.csv"), header, rows, i -> row.of(i, i % CHANGED_OF == 0)), rows);
        Figure.atLeast(name(), what + ", the second day, 2 % changed", second.rate(), "rows/s", 50_000).print();
        Figure.atMost(name(), what + ", CPU of a row on the second day", second.cpu(), "us", 40).print();
        Figure.atMost(name(), what + ", heap held for a row of the second half of the second day", second.slope(), "bytes", 8).print();
    }

    /** Returns the rows per second when their documents are written to another database of the server, with the same indexes. */
    private static double bare(MongoClient client, List<String> collections, int rows) {
        int most = Math.min(rows, REFERENCE_ROWS);
        double seconds = 0;
        for (String name : collections) {
            MongoCollection<BsonDocument> from = client.getDatabase("curbstop").getCollection(name, BsonDocument.class);
            MongoCollection<RawBsonDocument> to = client.getDatabase("curbstop-bare").getCollection(name, RawBsonDocument.class)
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            for (BsonDocument index : from.listIndexes(BsonDocument.class)) {
                to.createIndex(index.getDocument("key"),
                        new IndexOptions().unique(index.containsKey("unique")).sparse(index.containsKey("sparse")));
            }
            // One row may become only part of a person.
            long count = from.estimatedDocumentCount() * most / rows;
            List<RawBsonDocument> documents = client.getDatabase("curbstop").getCollection(name, RawBsonDocument.class)
                    .find().batchSize(BATCH).limit(Math.toIntExact(count)).into(new ArrayList<>());
            // They are read ordered by id; in the file they are in random order.
            Collections.shuffle(documents, new Random(SEED));
            for (int at = 0; at < documents.size(); at += BATCH) {
                seconds += inserting(to, documents.subList(at, Math.min(documents.size(), at + BATCH)));
            }
        }
        return most / seconds;
    }

    private static double inserting(MongoCollection<RawBsonDocument> to, List<RawBsonDocument> batch) {
        long began = System.nanoTime();
        to.insertMany(batch, new InsertManyOptions().ordered(false));
        return seconds(began);
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static Path write(Path file, String header, int rows, IntFunction<String> row) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(row.apply(i) + "\n");
            }
        }
        return file;
    }

    private static Read read(ImportsForTests imports, CisFileKind kind, Path file, int rows) throws IOException {
        var atHalf = new AtomicLong();
        var atEnd = new AtomicLong();
        var collecting = new AtomicLong();
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        ImportResult result = imports.importing.importFile(kind, file, ImportOptions.defaults(), progress -> {
            if (atHalf.get() == 0 && progress.counts().rows() >= rows / 2 || progress.bytes() == progress.ofBytes()) {
                long stopped = System.nanoTime();
                (atHalf.get() == 0 ? atHalf : atEnd).set(held());
                collecting.addAndGet(System.nanoTime() - stopped);
            }
        });
        double seconds = (System.nanoTime() - began - collecting.get()) / 1e9;
        if (result.counts().rows() != rows || result.counts().hasRejects()) {
            throw new IllegalStateException("not what was to be measured: " + result);
        }
        return new Read(rows / seconds, (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / rows, (atEnd.get() - atHalf.get()) / (rows / 2.0));
    }
}
