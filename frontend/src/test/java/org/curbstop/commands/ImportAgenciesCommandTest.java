package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.junit.jupiter.api.Test;

class ImportAgenciesCommandTest extends CommandTest {

    private static final String GOOD = "{\"id\": \"valley-aid\", \"name\": \"Valley Aid\"}";

    private int run(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("directory.json"), text);
        return importing(Stream.concat(Stream.of("agencies", file.toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void valid_rows_are_imported_once_and_invalid_ones_listed() throws IOException {
        assertThat(run(GOOD)).isZero();
        assertThat(out.toString()).contains("1 added, 0 changed, 0 as before; 0 things not taken");
        assertThat(run("[" + GOOD + ",\n{\"id\": \"nameless\"}]")).isEqualTo(3);
        assertThat(out.toString()).contains("0 added, 0 changed, 1 as before; 1 things not taken");
        assertThat(folder.resolve("directory.json.rejects")).content()
                .contains("# directory.json:2: [1].name: expected a name\n{\"id\": \"nameless\"}");
        assertThat(run("[" + GOOD + ",\n{")).isEqualTo(2);
        assertThat(err.toString()).contains("directory.json:2: expected JSON");
    }

    @Test
    void agency_members_are_set_with_the_directory() throws IOException {
        assertThat(run(GOOD, "--member", "nora=valley-aid")).isZero();
        try (var capabilities = CommandContext.start()) {
            assertThat(capabilities.getBean(AgencyMemberships.class).findAgency("nora")).contains("valley-aid");
        }
        assertThat(run(GOOD, "--member", "nora=nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("nora=nowhere: expected the id of an agency");
    }

    @Test
    void a_missing_file_is_a_usage_error() {
        assertThat(importing("agencies", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no such file or folder");
    }
}
