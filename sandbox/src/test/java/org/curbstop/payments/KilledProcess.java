package org.curbstop.payments;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.curbstop.payments.PayerScenario.Press;
import org.curbstop.sandbox.stripe.StripeServer;

/**
 * A {@link PayerProcess} that was killed, and its output until then.
 *
 * @param begun presses that had begun
 * @param done presses whose payer was told that the payment succeeded
 */
record KilledProcess(Path data, int seed, boolean careless, Set<Press> begun, Set<Press> done) {

    private static final Duration MAX_START_TIME = Duration.ofMinutes(2);

    /** Kills the process when every payer has stopped at its own point. */
    static KilledProcess standing(Path data, StripeServer stripe, int seed, boolean careless, PayerScenario... stories)
            throws IOException, InterruptedException {
        return kill(data, stripe, seed, careless, Arrays.stream(stories).map(PayerScenario::name).collect(Collectors.joining(",")),
                Duration.ZERO);
    }

    /** Kills the process while all payers are active, the given time after the first press. */
    static KilledProcess rushing(Path data, StripeServer stripe, int seed, Duration after) throws IOException, InterruptedException {
        return kill(data, stripe, seed, false, "rush", after);
    }

    private static KilledProcess kill(Path data, StripeServer stripe, int seed, boolean careless, String how, Duration after)
            throws IOException, InterruptedException {
        Process payers = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), PayerProcess.class.getName(), data.toString(),
                        stripe.apiBase().toString(), stripe.now().toString(), String.valueOf(seed), careless ? "careless" : "careful", how))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var killed = new KilledProcess(data, seed, careless, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        var ready = new CountDownLatch(1);
        Thread listener = Thread.ofPlatform().start(() -> killed.listen(payers, stripe, how, ready));
        try {
            if (!ready.await(MAX_START_TIME.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the payers do not come to their points");
            }
            Thread.sleep(after);
        } finally {
            payers.destroyForcibly().waitFor(); // SIGKILL
            listener.join();
        }
        return killed;
    }

    private void listen(Process payers, StripeServer stripe, String how, CountDownLatch ready) {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(payers.getInputStream(), StandardCharsets.UTF_8));
                Writer in = new BufferedWriter(new OutputStreamWriter(payers.getOutputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] said = line.split(" ");
                switch (said[0]) {
                    case "begun" -> begun.add(new Press(PayerScenario.valueOf(said[1]), seed, Integer.parseInt(said[2])));
                    case "done" -> done.add(new Press(PayerScenario.valueOf(said[1]), seed, Integer.parseInt(said[2])));
                    case "pay" -> {
                        stripe.payOn(said[1], "pm_card_visa");
                        in.write("paid\n");
                        in.flush();
                    }
                    default -> {}
                }
                if (said[0].equals("standing") || how.equals("rush") && said[0].equals("done")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // killed
        }
    }
}
