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
 * The database that everything is kept in, whichever server speaks for it. Every write that returns is on disk: on the embedded
 * server by its own commit, on a replica set by {@code w:majority, j:true}.
 */
public final class Database implements AutoCloseable {

    private static final int SERVER_SELECTION_SECONDS = 2;
    private static final int SOCKET_SECONDS = 10;
    /** While the database is known to be away nobody asks it, so that only this finds out that it is back. */
    private static final int HEARTBEAT_SECONDS = 2;

    private final DatabaseAvailability reachability = new DatabaseAvailability();
    private final MongoClient client;
    private final MongoDatabase database;
    private final OutboxRelay relay;
    private final IndexBuilder indexes = new IndexBuilder(this);
    private final List<String> names = new ArrayList<>();

    /** @param uri names the server and, if it likes, the database ({@code curbstop} otherwise) */
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
                        .addClusterListener(reachability))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket
                        .connectTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(SOCKET_SECONDS, TimeUnit.SECONDS));
        // Listeners found on the class path: in tests the guard of the dialect.
        ServiceLoader.load(CommandListener.class).forEach(settings::addCommandListener);
        this.client = MongoClients.create(settings.build());
        String named = connection.getDatabase();
        this.database = client.getDatabase(named == null ? "curbstop" : named);
        this.relay = new OutboxRelay(this);
    }

    /** The documents of one aggregate. Names are plural and unique; asking twice for one is a mistake. */
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

    /** Whether a write would find a server now; known without a query, so that a caller in a storm does not wait for a refusal. */
    public boolean isReachable() {
        return reachability.isReachable();
    }

    /**
     * Builds the indexes of everything declared so far, before the first request: see {@link IndexBuilder#buildAll}. A command line
     * that does not call this builds those of a collection when it first uses it.
     */
    void buildIndexes() {
        indexes.buildAll();
    }

    /**
     * From now on this process delivers events: its own at once, those of a process that died or delivers none itself after a few seconds.
     * A command line that only writes leaves its events to the process that serves.
     */
    public void startEventDelivery(Consumer<Object> publish) {
        relay.start(publish);
    }

    /** Finishes what is under way; the next process delivers the rest. */
    public void stopEventDelivery() {
        relay.close();
    }

    /** What a listener refused again and again; kept until a person has dealt with it. */
    public DeadLetterQueue deadLetters() {
        return relay.deadLetters();
    }

    /** Waits until every event published so far was delivered, for tests and for a clean stop. False: it did not happen in that time. */
    public boolean awaitDelivery(Duration patience) {
        return relay.awaitDelivery(patience);
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

    <R> R execute(Supplier<R> question) {
        return reachability.execute(question);
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
