package org.curbstop.cis;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.springframework.util.FileSystemUtils;

/** A million accounts into the embedded server on disk, beside the least that could be done for each: three small documents stored. */
public final class ImportBench implements Bench {

    private static final int ROWS = 1_000_000;
    private static final int REFERENCE_ROWS = 50_000;
    private static final int BATCH = 500;

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    record Least(String id, String text) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int rows = arguments.isEmpty() ? ROWS : Integer.parseInt(arguments.getFirst());
        Path folder = Files.createTempDirectory("curbstop-import");
        try {
            Path file = SampleAccountFile.csv(folder.resolve("town.csv"), rows, 7);
            try (var server = EmbeddedStore.open(folder.resolve("data")); var database = new Database(server.uri())) {
                least(database); // warms up
                long cpu = SYSTEM.getProcessCpuTime();
                double least = least(database);
                double leastCpu = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / REFERENCE_ROWS;
                var parts = new AccountsForTests(database);
                var importing = new ImportsForTests(database, parts);
                var atHalf = new AtomicLong();
                long cpuBefore = SYSTEM.getProcessCpuTime();
                long began = System.nanoTime();
                importing.importFile(file, ImportOptions.defaults(), progress -> {
                    if (atHalf.get() == 0 && progress.counts().rows() >= rows / 2) {
                        atHalf.set(held());
                    }
                });
                double rate = rows / seconds(began);
                double rowCpu = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e3 / rows;
                long atEnd = held();
                Figure.atLeast(name(), "rows of " + rows, rate, "rows/s", 20_000).print();
                Figure.atLeast(name(), "rows beside three small documents each", rate, "rows/s", 0.5, least).print();
                Figure.atMost(name(), "CPU per row", rowCpu, "us", 2, leastCpu).print();
                Figure.atMost(name(), "heap held at the end beside half way", atEnd / 1e6, "MB", 1.1, atHalf.get() / 1e6).print();
                began = System.nanoTime();
                Path again = Files.writeString(folder.resolve("again.csv"), Files.readString(file) + "\n");
                importing.importFile(again, ImportOptions.defaults(), progress -> {});
                Figure.atLeast(name(), "rows the night after, none of them new", rows / seconds(began), "rows/s", 20_000).print();
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

    private static double least(Database database) {
        AggregateCollection<Least> documents = database.collection(Least.class, "least_" + System.nanoTime());
        long began = System.nanoTime();
        for (int row = 0; row < REFERENCE_ROWS; row += BATCH) {
            for (int part = 0; part < 3; part++) {
                int from = row;
                String each = "-" + part;
                documents.insertAll(IntStream.range(from, from + BATCH).mapToObj(n -> new Least(n + each, "x".repeat(100))).toList());
            }
        }
        return REFERENCE_ROWS / seconds(began);
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
