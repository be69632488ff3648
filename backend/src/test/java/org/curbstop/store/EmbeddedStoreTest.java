package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    record Word(String id) {}

    @Test
    void stored_data_survives_a_restart(@TempDir Path data) {
        try (var server = EmbeddedStore.open(data); var database = new Database(server.uri())) {
            database.collection(Word.class, "words").insert(new Word("curb"));
            database.sequences().next("n");
        }
        try (var server = EmbeddedStore.open(data); var database = new Database(server.uri())) {
            assertThat(database.collection(Word.class, "words").find("curb")).isPresent();
            assertThat(database.sequences().next("n")).isEqualTo(2);
        }
    }

    @Test
    void a_command_line_tool_finds_the_server_only_while_it_runs(@TempDir Path data) {
        assertThat(EmbeddedStore.findRunning(data)).isEmpty();
        try (var server = EmbeddedStore.open(data)) {
            assertThat(EmbeddedStore.findRunning(data)).contains(server.uri());
            assertThat(URI.create(server.uri()).getHost()).as("loopback only").isEqualTo("127.0.0.1");
        }
        assertThat(EmbeddedStore.findRunning(data)).isEmpty();
    }

    @Test
    void two_processes_cannot_open_the_same_data_folder(@TempDir Path data) {
        try (var server = EmbeddedStore.open(data)) {
            assertThatThrownBy(() -> EmbeddedStore.open(data)).hasMessageContaining(data.toString());
        }
    }
}
