package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.curbstop.store.files.EmbeddedStore;
import org.curbstop.store.files.PrivateFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user of this machine, with access to its loopback interface and file system. */
class OtherUsersTest {

    record Word(String id) {}

    @Test
    void without_the_password_nothing_can_be_read_written_listed_or_dropped() {
        try (var server = EmbeddedStore.inMemory(); var database = new Database(server.uri());
                var stranger = MongoClients.create("mongodb://127.0.0.1:" + port(server))) {
            var words = database.collection(Word.class, "words");
            words.insert(new Word("curb"));
            var seen = stranger.getDatabase("curbstop");
            for (var command : List.of(
                    new Document("find", "words"), new Document("insert", "words").append("documents", List.of(new Document("_id", "x"))),
                    new Document("listCollections", 1), new Document("drop", "words"), new Document("dropDatabase", 1),
                    new Document("aggregate", "words")
                            .append("pipeline", List.of()).append("cursor", new Document()), new Document("serverStatus", 1))) {
                assertThatThrownBy(() -> seen.runCommand(command)).as(command.toJson())
                        .isInstanceOfSatisfying(MongoCommandException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(13));
            }
            assertThat(words.find("curb")).isPresent();
        }
    }

    @Test
    void each_start_has_its_own_password_and_a_wrong_one_is_rejected() {
        try (var one = EmbeddedStore.inMemory(); var other = EmbeddedStore.inMemory()) {
            String wrong = one.uri().replace(":" + port(one) + "/", ":" + port(other) + "/");
            try (var stranger = MongoClients.create(wrong + "&serverSelectionTimeoutMS=2000")) {
                assertThatThrownBy(() -> stranger.getDatabase("curbstop").runCommand(new Document("find", "words")))
                        .isInstanceOf(MongoException.class);
            }
        }
    }

    private static int port(EmbeddedStore server) {
        return Integer.parseInt(server.uri().replaceAll(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    }

    @Test
    void data_files_and_folders_are_accessible_only_to_their_owner(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path old = Files.createDirectories(data.resolve("spool/old"));
        Path left = Files.writeString(old.resolve("open"), "what an older version left");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-r--r--"));
        try (var server = EmbeddedStore.open(data); var database = new Database(server.uri())) {
            database.collection(Word.class, "words").insert(new Word("curb"));
            new DiskSpoolFactory(data).create(Word.class, "words").add(new Word("kept"));
            try (Stream<Path> all = Files.walk(data)) {
                for (Path each : all.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).as(each.toString())
                            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @Test
    void a_world_writable_folder_is_rejected_as_data_folder(@TempDir Path shared) throws IOException {
        Files.setAttribute(shared, "unix:mode", 01777);
        assertThatThrownBy(() -> PrivateFiles.createFolder(shared)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CURBSTOP_DATA");
    }
}
