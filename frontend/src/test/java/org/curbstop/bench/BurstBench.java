package org.curbstop.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.curbstop.bench.Load.Answers;
import org.curbstop.bench.LoadGenerator.Kind;
import org.curbstop.store.files.EmbeddedStore;
import org.springframework.context.ConfigurableApplicationContext;

/** Sends texts that report an outage, each from a different number, at a constant rate near capacity; compares with the bare endpoint. */
public final class BurstBench implements Bench {

    private static final int SECONDS = 10;
    private static final int WARMING = 3;
    /** Fraction of the capacity. At capacity, a queue that never empties hides the time of a single text. */
    private static final double SHARE = 0.8;
    private static final double MILLIS = 250;

    @Override
    public String name() {
        return "burst";
    }

    /** @param arguments duration of each part in seconds */
    @Override
    public void run(List<String> arguments) throws Exception {
        int seconds = arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst());
        ConfigurableApplicationContext app = BenchApplication.start();
        ConfigurableApplicationContext bare = BenchApplication.startBare(app);
        URI url = BenchApplication.url(app);
        List<Kind> texts = List.of(Kind.TEXT);
        Load.closed(BenchApplication.url(bare), seconds, List.of(Kind.BARE));
        Load.closed(url, WARMING * seconds, texts);
        double reference = Load.closed(BenchApplication.url(bare), seconds, List.of(Kind.BARE)).rate();
        double most = Load.closed(url, seconds, texts).rate();
        long storedBefore = conversations(app);
        Load burst = Load.open(url, SHARE * most, seconds, texts);
        Figure.atLeast(name(), "texts answered at most", most, "texts/s", 0.45, reference).print();
        Figure.atLeast(name(), "texts answered in the burst", burst.rate(), "texts/s", 0.95, SHARE * most).print();
        Figure.atMost(name(), "time of a text, median", burst.of(Kind.TEXT).median() / 1e6, "ms", MILLIS).print();
        Figure.atMost(name(), "time of a text, 99th percentile", burst.of(Kind.TEXT).p99() / 1e6, "ms", MILLIS).print();
        Figure.exactly(name(), "texts refused or failed", burst.sum(Answers::refused) + burst.sum(Answers::failed), "texts", 0).print();
        Figure.exactly(name(), "answered and not stored", burst.sum(Answers::answered) - (conversations(app) - storedBefore), "texts", 0)
                .print();
    }

    private static long conversations(ConfigurableApplicationContext app) throws IOException {
        Path data = Path.of(app.getEnvironment().getRequiredProperty("curbstop.data"));
        try (MongoClient mongo = MongoClients.create(EmbeddedStore.findRunning(data).orElseThrow())) {
            return mongo.getDatabase("curbstop").getCollection("talks").countDocuments();
        }
    }
}
