package org.curbstop.payments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.payments.HaltPoint.Point;
import org.curbstop.payments.PayerScenario.Press;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.payments.stripe.StripeTestGateways;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.slf4j.LoggerFactory;

/**
 * A process with payers, to be killed. It prints {@code pay PAGE} when a payer pays on a page, which is done by the parent process, and
 * waits for a line in reply; {@code begun STORY NUMBER} before each press; {@code done STORY NUMBER} when the payer was told that the
 * payment succeeded; and {@code standing} when all payers have stopped.
 */
final class PayerProcess {

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final Payments payments;
    private final int seed;

    private PayerProcess(Payments payments, int seed) {
        this.payments = payments;
        this.seed = seed;
    }

    /**
     * @param args data folder, URL of Stripe, its time, seed, {@code careful} or {@code careless}, and {@code rush} or the stories to stop
     * at every point
     */
    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var server = EmbeddedStore.open(Path.of(args[0]));
        var database = new Database(server.uri() + "&maxPoolSize=1000"); // each stopped payer keeps a connection
        var clock = MovableClock.tickingWith(Clock.systemUTC(), SampleUtility.millbrook().zone());
        clock.set(Instant.parse(args[2]));
        CardGateway gateway = StripeTestGateways.gateway(URI.create(args[1]));
        var all = PaymentsForTests.over(
                database, new HaltingCardGateway(args[4].equals("careless") ? new CarelessCardGateway(gateway) : gateway),
                new FakeSavedCardGateway(), clock);
        var payers = new PayerProcess(all.payments(), Integer.parseInt(args[3]));
        payers.press(new Press(PayerScenario.A_CARD, payers.seed, 0)); // builds the indexes
        if (args[5].equals("rush")) {
            payers.rush();
        } else {
            payers.standAtEveryPoint(Arrays.stream(args[5].split(",")).map(PayerScenario::valueOf).toList());
        }
        Thread.currentThread().join();
    }

    /** Stops payer n of a story at its n-th point, until a payer reaches the end: then every point of the story has been covered. */
    private void standAtEveryPoint(List<PayerScenario> stories) throws InterruptedException {
        List<Callable<Void>> work = new ArrayList<>();
        for (PayerScenario story : stories) {
            work.add(() -> {
                for (int number = 1; true; number++) {
                    var press = new Press(story, seed, number);
                    if (!new Point(number).stops(() -> press(press))) {
                        return null;
                    }
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            threads.invokeAll(work);
        }
        say("standing");
    }

    private void rush() {
        for (int payer = 0; payer < 6; payer++) {
            int from = 100_000 * (payer + 1);
            Thread.ofPlatform().start(() -> {
                var random = new Random(seed + from);
                for (int number = from; true; number++) {
                    press(new Press(PayerScenario.values()[random.nextInt(PayerScenario.values().length)], seed, number));
                }
            });
        }
    }

    private void press(Press press) {
        say("begun " + press.story() + " " + press.number());
        press.story().of(press, payments, this::payOnPage);
        if (payments.confirm(press.order()).outcome() == PaymentOutcome.PAID) {
            say("done " + press.story() + " " + press.number());
        }
    }

    private synchronized void payOnPage(String page) {
        say("pay " + page);
        try {
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
