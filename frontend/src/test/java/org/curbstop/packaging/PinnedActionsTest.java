package org.curbstop.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PinnedActionsTest {

    /** The owner of an action can move a tag to other code, but not a commit. */
    @Test
    void each_action_is_pinned_to_a_commit_and_names_its_version() throws IOException {
        List<String> uses;
        try (Stream<Path> workflows = Files.list(Path.of("..", ".github", "workflows"))) {
            uses = workflows.flatMap(PinnedActionsTest::lines).filter(line -> line.matches("\\s*-?\\s*uses:.*")).map(String::strip)
                    .toList();
        }
        assertThat(uses).isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("(- )?uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
