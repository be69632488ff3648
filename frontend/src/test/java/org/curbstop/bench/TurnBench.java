package org.curbstop.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Compares CPU and memory of a phone turn through the whole application with the bare endpoint: both run in this process on the same
 * database, in alternation, with callers in a separate process. The median round counts. Then counts the database commands of a turn in
 * another application, because a command listener takes CPU time.
 */
public final class TurnBench implements Bench {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;
    private static final int LINES = 16;
    /**
     * Factor by which the first round is longer; it is not counted. On two cores, compiling the whole application takes more than a
     * minute.
     */
    private static final int WARMING = 10;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Load(long turns, long failed, double seconds, double cpuMicros, double allocated) {
        double rate() {
            return turns / seconds;
        }
    }

    @Override
    public String name() {
        return "turn";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int seconds = arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst());
        ConfigurableApplicationContext app = BenchApplication.start();
        ConfigurableApplicationContext bare = BenchApplication.startBare(app);
        URI appUrl = BenchApplication.url(app);
        URI bareUrl = BenchApplication.url(bare);
        List<Load> turns = new ArrayList<>();
        List<Load> references = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            int time = round == 0 ? WARMING * seconds : seconds;
            Load reference = load(bareUrl, "/bare", 2 * round, time);
            Load turn = load(appUrl, "/twilio/voice", 2 * round + 1, time);
            if (turn.failed + reference.failed > 0) {
                throw new IllegalStateException("failed turns: " + turn.failed + ", bare: " + reference.failed);
            }
            if (round > 0) {
                references.add(reference);
                turns.add(turn);
            }
        }
        Figure.atMost(name(), "CPU per phone turn", median(turns, Load::cpuMicros), "us", 3, median(references, Load::cpuMicros)).print();
        Figure.atLeast(name(), "turns at saturation", median(turns, Load::rate), "turns/s", 0.45, median(references, Load::rate)).print();
        Figure.atMost(name(), "allocated per turn", median(turns, Load::allocated), "bytes", 5,
                median(references, Load::allocated)).print();
        bare.close();
        app.close();
        count(seconds);
    }

    private void count(int seconds) throws IOException, InterruptedException {
        Bench.listenOnlyBy(Optional.of(CountedCommands.RESOURCE));
        ConfigurableApplicationContext app = BenchApplication.start();
        load(BenchApplication.url(app), "/twilio/voice", 2 * ROUNDS + 2, 1);
        CountedCommands.reset();
        double turns = load(BenchApplication.url(app), "/twilio/voice", 2 * ROUNDS + 3, seconds).turns;
        Figure.atMost(name(), "writes per turn, claims and reports among them", CountedCommands.writes() / turns, "writes", 1.5).print();
        Figure.atMost(name(), "reads per turn, lookups and jobs among them", CountedCommands.reads() / turns, "reads", 2).print();
        Figure.atMost(name(), "sent to be stored per turn", CountedCommands.bytes() / turns, "bytes", 5_000).print();
    }

    private static Load load(URI url, String path, int run, int seconds) throws IOException, InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Process callers = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"),
                LoadCallers.class.getName(), url.toString(), path, String.valueOf(LINES), String.valueOf(seconds), String.valueOf(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long before = os.getProcessCpuTime();
        long allocatedBefore = MEMORY.getTotalThreadAllocatedBytes();
        String[] counted = new String(callers.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        long cpu = os.getProcessCpuTime() - before;
        double allocated = MEMORY.getTotalThreadAllocatedBytes() - allocatedBefore;
        callers.waitFor();
        long turns = Long.parseLong(counted[0]);
        return new Load(turns, Long.parseLong(counted[1]), Double.parseDouble(counted[2]), cpu / 1e3 / turns, allocated / turns);
    }

    private static double median(List<Load> loads, java.util.function.ToDoubleFunction<Load> figure) {
        double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
