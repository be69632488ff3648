package org.curbstop.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.Curbstop;
import org.curbstop.store.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * CPU of one phone turn through the whole application, beside the bare endpoint: both in this process, on the same store, taken in
 * turns, the callers in a process of their own. The median of the rounds counts.
 */
public final class TurnBench implements Bench {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;
    private static final int LINES = 16;
    /**
     * The first round is that much longer and counts for nothing: on two cores the compiler needs more than a minute for the whole
     * application.
     */
    private static final int WARMING = 10;

    private record Load(long turns, long failed, double seconds, double cpuMicros) {
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
        String data = Files.createTempDirectory("curbstop-bench").toString();
        ConfigurableApplicationContext app = SpringApplication.run(
                Curbstop.class, "--server.port=0", "--curbstop.data=" + data, "--vaadin.productionMode=true", "--logging.level.root=ERROR",
                "--spring.main.banner-mode=off");
        ConfigurableApplicationContext bare = new SpringApplicationBuilder(BareEndpoint.class)
                .profiles("bare")
                .initializers((GenericApplicationContext context) -> context.registerBean("store", Database.class,
                        () -> app.getBean(Database.class)))
                .run("--server.port=0", "--logging.level.root=ERROR", "--spring.main.banner-mode=off");
        URI appUrl = url(app);
        URI bareUrl = url(bare);
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
        Figure.atLeast(name(), "turns at saturation", median(turns, Load::rate), "turns/s", 0.4, median(references, Load::rate)).print();
    }

    private static Load load(URI url, String path, int run, int seconds) throws IOException, InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Process callers = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"),
                LoadCallers.class.getName(), url.toString(), path, String.valueOf(LINES), String.valueOf(seconds), String.valueOf(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long before = os.getProcessCpuTime();
        String[] counted = new String(callers.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        long cpu = os.getProcessCpuTime() - before;
        callers.waitFor();
        long turns = Long.parseLong(counted[0]);
        return new Load(turns, Long.parseLong(counted[1]), Double.parseDouble(counted[2]), cpu / 1e3 / turns);
    }

    private static URI url(ConfigurableApplicationContext context) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static double median(List<Load> loads, java.util.function.ToDoubleFunction<Load> figure) {
        double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
