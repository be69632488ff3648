package org.curbstop.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.curbstop.store.bson.AggregateCodec;

/**
 * The database, whichever server runs it. Every write that returns is on disk: on the embedded server by its own commit, on a replica set
 * by {@code w:majority, j:true}.
 */
public final class Database implements AutoCloseable {

    private static final int SERVER_SELECTION_SECONDS = 2;
    private static final int SOCKET_SECONDS = 10;
    /** While the database is known to be unavailable no commands are sent, so only this heartbeat detects that it is back. */
    private static final int HEARTBEAT_SECONDS = 2;

    private final DatabaseAvailability availability = new DatabaseAvailability();
    private final MongoClient client;
    private final MongoDatabase database;
    private final OutboxRelay relay;
    private final IndexBuilder indexes = new IndexBuilder(this);
    private final List<String> names = new ArrayList<>();

    /** @param uri address of the server and optionally the database name, {@code curbstop} by default */
    public Database(String uri) {
        var connection = new ConnectionString(uri);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(connection)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.DEFAULT)
                .retryWrites(connection.getRetryWritesValue() == null || connection.getRetryWritesValue())
                .applyToClusterSettings(cluster -> cluster
                        .serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS)
                        .addClusterListener(availability))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket
                        .connectTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(SOCKET_SECONDS, TimeUnit.SECONDS));
        // Listeners from the class path; in tests, DialectGuard.
        ServiceLoader.load(CommandListener.class).forEach(settings::addCommandListener);
        this.client = MongoClients.create(settings.build());
        String named = connection.getDatabase();
        this.database = client.getDatabase(named == null ? "curbstop" : named);
        this.relay = new OutboxRelay(this);
    }

    /**
     * Creates the collection of one aggregate type.
     *
     * @param name plural and unique
     * @throws IllegalStateException if the name is already in use
     */
    public <T> AggregateCollection<T> collection(Class<T> type, String name, Index... indexes) {
        synchronized (names) {
            if (names.contains(name)) {
                throw new IllegalStateException("two aggregates are stored as " + name);
            }
            names.add(name);
        }
        var all = new ArrayList<>(List.of(indexes));
        if (OutboxAggregate.class.isAssignableFrom(type)) {
            all.add(new Index(List.of(OutboxFormat.PENDING), false, true));
            relay.watch(name);
        }
        this.indexes.add(name, all);
        return new AggregateCollection<>(this, type, name, List.of(indexes));
    }

    public SequenceNumbers sequences() {
        return new SequenceNumbers(this);
    }

    /** Returns whether a server is currently known to be available. Sends no command, so callers under load do not wait for a failure. */
    public boolean isReachable() {
        return availability.isReachable();
    }

    /**
     * Builds the indexes of all collections declared so far, before the first request; see {@link IndexBuilder#buildAll}. A command line
     * does not call this: it builds the indexes of a collection on first use.
     */
    void buildIndexes() {
        indexes.buildAll();
    }

    /**
     * Starts event delivery in this process: its own events at once, and after a few seconds those of a process that died or delivers none.
     * A command line only writes and leaves its events to the server process.
     */
    public void startEventDelivery(Consumer<Object> publish) {
        relay.start(publish);
    }

    /** Finishes deliveries in progress; the next process delivers the rest. */
    public void stopEventDelivery() {
        relay.close();
    }

    /** Returns the events that listeners rejected repeatedly; they are kept until someone has handled them. */
    public DeadLetterQueue deadLetters() {
        return relay.deadLetters();
    }

    /** Waits until every event published so far was delivered, for tests and for a clean shutdown. Returns false on timeout. */
    public boolean awaitDelivery(Duration timeout) {
        return relay.awaitDelivery(timeout);
    }

    <T> MongoCollection<T> mongoCollection(String name, AggregateCodec<T> form) {
        return database.getCollection(name, form.getEncoderClass())
                .withCodecRegistry(CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(form), database.getCodecRegistry()));
    }

    MongoCollection<BsonDocument> bsonCollection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    void requireIndexes(String name) {
        indexes.require(name);
    }

    <R> R execute(Supplier<R> command) {
        return availability.execute(command);
    }

    void deliverNow(String collection, String id) {
        relay.wake(collection, id);
    }

    @Override
    public void close() {
        indexes.close();
        relay.close();
        client.close();
    }
}
