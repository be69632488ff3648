package org.curbstop.store.bson;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.curbstop.store.files.EmbeddedStore;

/**
 * Documents written by past builds, checked in as extended JSON, one per line. Never generate the files again, only add to them.
 *
 * <p>{@link #main} generated {@code 2026-11-29.ndjson.gz} from the data folders of the browser journeys: the sample data, with what
 * customers did by phone, text, chat, page and portal, and what staff did. Collections that were empty then have a generated sample
 * ({@link Samples}). {@code 2026-11-29-members.ndjson.gz} has such a sample of each member of a sealed type and of each event, because some
 * are rare.
 */
public final class StoredData {

    private static final String FILE = "/stored-data/2026-11-29.ndjson.gz";
    private static final String MEMBERS = "/stored-data/2026-11-29-members.ndjson.gz";
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final JsonWriterSettings JSON = JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    /** Documents kept for each shape: a second one may differ in ways that the shape does not show. */
    private static final int EACH_SHAPE = 2;

    private final Map<String, Map<String, BsonDocument>> byCollection = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    private StoredData() {}

    /** Returns the documents by collection. */
    static Map<String, List<BsonDocument>> load() {
        return lines(FILE).stream().collect(Collectors.groupingBy(
                line -> line.getString("collection").getValue(), TreeMap::new,
                Collectors.mapping(line -> line.getDocument("document"), Collectors.toList())));
    }

    /** Returns a document of each member of a sealed type and of each event, by its path. */
    static Map<String, BsonDocument> members() {
        return lines(MEMBERS).stream().collect(Collectors.toMap(
                line -> line.getString("at").getValue(), line -> line.getDocument("document"), (a, b) -> b, TreeMap::new));
    }

    static void write(Map<String, List<BsonDocument>> byCollection) throws IOException {
        var lines = new ArrayList<BsonDocument>();
        byCollection.forEach((collection, documents) -> documents.forEach(
                document -> lines.add(new BsonDocument("collection", new BsonString(collection)).append("document", document))));
        write(RESOURCES.resolve(FILE.substring(1)), lines);
    }

    static void writeMembers(Map<String, BsonDocument> members) throws IOException {
        write(RESOURCES.resolve(MEMBERS.substring(1)), members.entrySet().stream()
                .map(each -> new BsonDocument("at", new BsonString(each.getKey())).append("document", each.getValue())).toList());
    }

    private static List<BsonDocument> lines(String file) {
        var found = StoredData.class.getResourceAsStream(file);
        if (found == null) {
            return List.of();
        }
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(found), StandardCharsets.UTF_8))) {
            return in.lines().map(BsonDocument::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code StoredData OUT FOLDER...} writes documents that differ in shape, from data folders not in use, to one file. */
    public static void main(String[] args) throws IOException {
        var data = new StoredData();
        for (String folder : List.of(args).subList(1, args.length)) {
            Path copy = Files.createTempDirectory("stored-data");
            Files.copy(Path.of(folder, "curbstop.mv"), copy.resolve("curbstop.mv"));
            try (var server = EmbeddedStore.open(copy); var client = MongoClients.create(server.uri())) {
                client.listDatabaseNames().forEach(name -> data.add(client.getDatabase(name)));
            }
        }
        data.write(Path.of(args[0]));
    }

    private void add(MongoDatabase database) {
        for (String collection : database.listCollectionNames()) {
            Map<String, BsonDocument> kept = byCollection.computeIfAbsent(collection, name -> new TreeMap<>());
            for (BsonDocument document : database.getCollection(collection, BsonDocument.class).find()) {
                Set<String> shape = new HashSet<>();
                shape(collection, document, shape);
                boolean isNew = shape.stream().anyMatch(each -> seen.getOrDefault(each, 0) < EACH_SHAPE);
                if (isNew && kept.putIfAbsent(document.get("_id").toString(), document) == null) {
                    shape.forEach(each -> seen.merge(each, 1, Integer::sum));
                }
            }
        }
    }

    /** Adds the paths of all fields, with the member at each sealed type. */
    private static void shape(String path, BsonValue value, Set<String> shape) {
        shape.add(path);
        if (value instanceof BsonDocument document) {
            document.forEach((name, each) -> {
                if (name.equals(SealedTypeCodec.TYPE_FIELD)) {
                    shape.add(path + "=" + each);
                }
                shape(path + "." + (name.length() > 20 || name.matches(".*\\d.*") ? "*" : name), each, shape);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(each -> shape(path + "[]", each, shape));
        }
    }

    private void write(Path out) throws IOException {
        var lines = new ArrayList<BsonDocument>();
        byCollection.forEach((collection, documents) -> documents.values().forEach(
                document -> lines.add(new BsonDocument("collection", new BsonString(collection)).append("document", document))));
        write(out, lines);
        System.out.println(byCollection.size() + " collections, " + lines.size() + " documents");
    }

    private static void write(Path out, List<BsonDocument> lines) throws IOException {
        try (var to = new GZIPOutputStream(Files.newOutputStream(out))) {
            to.write(lines.stream().map(line -> line.toJson(JSON) + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
