package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.curbstop.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    record Word(String id) {}

    @Test
    void what_was_kept_is_there_after_a_restart(@TempDir Path data) {
        try (var server = EmbeddedServer.open(data); var store = new Store(server.uri())) {
            store.documents(Word.class, "words").insert(new Word("curb"));
            store.counters().next("n");
        }
        try (var server = EmbeddedServer.open(data); var store = new Store(server.uri())) {
            assertThat(store.documents(Word.class, "words").find("curb")).isPresent();
            assertThat(store.counters().next("n")).isEqualTo(2);
        }
    }

    @Test
    void a_command_line_finds_the_running_server_and_nothing_once_it_stopped(@TempDir Path data) {
        assertThat(EmbeddedServer.running(data)).isEmpty();
        try (var server = EmbeddedServer.open(data)) {
            assertThat(EmbeddedServer.running(data)).contains(server.uri());
            assertThat(URI.create(server.uri()).getHost()).as("loopback only").isEqualTo("127.0.0.1");
        }
        assertThat(EmbeddedServer.running(data)).isEmpty();
    }

    @Test
    void two_processes_do_not_open_the_same_data(@TempDir Path data) {
        try (var server = EmbeddedServer.open(data)) {
            assertThatThrownBy(() -> EmbeddedServer.open(data)).hasMessageContaining(data.toString());
        }
    }
}
