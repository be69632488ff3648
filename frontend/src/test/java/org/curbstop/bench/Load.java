package org.curbstop.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.curbstop.bench.LoadGenerator.Kind;

/**
 * Results of one {@link LoadGenerator} run.
 *
 * @param cpuMicros CPU time of this process during the run, in microseconds
 * @param reports ids of the accepted reports
 */
record Load(List<Answers> answers, double cpuMicros, List<String> reports) {

    private static final AtomicInteger RUNS = new AtomicInteger();

    /** Results of one kind. Times are in nanoseconds; refused requests are timed separately. */
    record Answers(Kind kind, double seconds, long answered, long refused, long failed, long median, long p99, long longest,
            long refusedMedian, long refusedP99) {

        long offered() {
            return answered + refused + failed;
        }
    }

    /** Sends {@code rate} requests a second. A kind that is twice in the mix is sent twice as often. */
    static Load open(URI url, double rate, int seconds, List<Kind> mix) throws IOException, InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path reports = Files.createTempFile("curbstop-bench", ".ids");
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx768m", "-cp",
                System.getProperty("java.class.path"), LoadGenerator.class.getName(), url.toString(),
                String.valueOf(RUNS.incrementAndGet()), String.valueOf(rate), String.valueOf(seconds), reports.toString()));
        mix.forEach(kind -> command.add(kind.name()));
        long before = os.getProcessCpuTime();
        Process generator = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double cpu = (os.getProcessCpuTime() - before) / 1e3;
        if (generator.waitFor() != 0) {
            throw new IllegalStateException("the load generator failed");
        }
        return new Load(printed.lines().map(Load::answers).toList(), cpu, Files.readAllLines(reports));
    }

    /** Sends as many requests as the server can answer. */
    static Load closed(URI url, int seconds, List<Kind> mix) throws IOException, InterruptedException {
        return open(url, 0, seconds, mix);
    }

    static List<Kind> times(int many, Kind kind) {
        return Collections.nCopies(many, kind);
    }

    private static Answers answers(String line) {
        String[] words = line.split(" ");
        long[] counts = Arrays.stream(words).skip(2).mapToLong(Long::parseLong).toArray();
        return new Answers(Kind.valueOf(words[0]), Double.parseDouble(words[1]), counts[0], counts[1], counts[2], counts[3], counts[4],
                counts[5], counts[6], counts[7]);
    }

    Answers of(Kind kind) {
        return answers.stream().filter(each -> each.kind == kind).findFirst().orElseThrow();
    }

    long sum(ToLongFunction<Answers> count) {
        return answers.stream().mapToLong(count).sum();
    }

    double longest(ToLongFunction<Answers> nanos) {
        return answers.stream().mapToLong(nanos).max().orElse(0) / 1e6;
    }

    /** Returns the requests answered per second. */
    double rate() {
        return sum(Answers::answered) / answers.getFirst().seconds();
    }

    double cpuPerAnswer() {
        return cpuMicros / sum(Answers::answered);
    }
}
