package org.curbstop.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.curbstop.store.files.EmbeddedStore;

/**
 * An empty database for one test: on the embedded server in memory, or on the server that {@code CURBSTOP_TEST_MONGODB_URI} names. Events
 * are delivered to {@link #told()} and to the listeners of {@link #listen}.
 */
public final class TestStore implements AutoCloseable {

    private static final String REAL = System.getenv("CURBSTOP_TEST_MONGODB_URI");

    private final String uri;
    private final CuttableConnection wire;
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final List<java.util.function.Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
    private final Database store;

    private static final class Embedded {
        static final EmbeddedStore SERVER = EmbeddedStore.inMemory();
    }

    public TestStore() {
        this(null, url("test-" + UUID.randomUUID()));
    }

    private TestStore(CuttableConnection wire, String uri) {
        this.wire = wire;
        this.uri = uri;
        this.store = another();
    }

    /** Returns a store whose connection can be cut; always on the embedded server. */
    public static TestStore cuttable() {
        int port = new ConnectionString(Embedded.SERVER.uri()).getHosts().stream().mapToInt(host -> new ServerAddress(host).getPort())
                .findFirst().orElseThrow();
        var wire = new CuttableConnection(port);
        return new TestStore(wire, Embedded.SERVER.uri().replaceFirst(":\\d+/\\?", ":" + wire.port() + "/test-" + UUID.randomUUID() + "?"));
    }

    public CuttableConnection wire() {
        return wire;
    }

    public Database store() {
        return store;
    }

    /** Returns the database as another process opens it. */
    public Database another() {
        var another = new Database(uri);
        another.startEventDelivery(this::deliver);
        return another;
    }

    public String uri() {
        return uri;
    }

    String database() {
        return uri.replaceAll(".*/([^/?]+)(\\?.*)?$", "$1");
    }

    /** Returns how often documents of a collection have been read so far, batches included. */
    public long reads(String collection) {
        return DialectGuard.reads(database(), collection);
    }

    /** Sends the server a raw command, bypassing the store. */
    void run(BsonDocument command) {
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri)).addCommandListener(new DialectGuard()).build())) {
            client.getDatabase(database()).runCommand(command);
        }
    }

    public static boolean isReal() {
        return REAL != null && !REAL.isBlank();
    }

    /** Returns every event delivered so far, once per delivery; waits for pending ones. */
    public List<Object> told() {
        if (!store.awaitDelivery(Duration.ofSeconds(10))) {
            throw new AssertionError("events are still on their way after 10 s");
        }
        return List.copyOf(published);
    }

    public void listen(java.util.function.Consumer<Object> listener) {
        listeners.add(listener);
    }

    private void deliver(Object event) {
        listeners.forEach(listener -> listener.accept(event));
        published.add(event);
    }

    private static String url(String database) {
        String server = isReal() ? REAL : Embedded.SERVER.uri();
        int query = server.indexOf('?');
        String base = query < 0 ? server : server.substring(0, query);
        int path = base.indexOf('/', "mongodb+srv://".length());
        String host = path < 0 ? base : base.substring(0, path);
        return host + "/" + database + (query < 0 ? "" : server.substring(query));
    }

    @Override
    public void close() {
        store.close();
        try (var client = MongoClients.create(uri)) {
            client.getDatabase(database()).drop();
        }
        if (wire != null) {
            wire.close();
        }
        List<String> violations = DialectGuard.violations(database());
        if (!violations.isEmpty()) {
            throw new DialectGuard.NotInDialect(violations);
        }
    }
}
