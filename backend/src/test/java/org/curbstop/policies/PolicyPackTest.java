package org.curbstop.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.curbstop.common.yaml.InvalidYamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyPackTest {

    @TempDir
    private Path folder;

    @Test
    void a_custom_pack_overrides_only_what_it_changes() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "title: Rivertown\nsource: River Code\nbased-on: millbrook\n");
        Files.writeString(folder.resolve("arrangements.yaml"), "most-months: 3\n");
        PolicyPack pack = PolicyPack.fromFolder(folder);
        assertThat(pack.title()).isEqualTo("Rivertown");
        assertThat(pack.file("arrangements").root().integer("most-months")).isEqualTo(3);
        assertThat(pack.file("assistance").root().has("programmes")).isTrue();
    }

    @Test
    void a_mistake_is_reported_with_file_line_and_what_was_expected() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "title: Rivertown\nsauce: River Code\n");
        assertThatThrownBy(() -> PolicyPack.fromFolder(folder)).isInstanceOf(InvalidYamlException.class).hasMessageContaining("pack.yaml:2")
                .hasMessageContaining("source");
    }

    @Test
    void a_missing_pack_or_file_is_reported_by_name() {
        assertThatThrownBy(() -> PolicyPack.named("atlantis")).isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("atlantis/pack.yaml");
        assertThatThrownBy(() -> PolicyPack.named("millbrook").file("tides")).isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("tides.yaml");
    }

    @Test
    void a_pack_cannot_be_based_on_itself() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "title: Rivertown\nsource: River Code\nbased-on: " + folder + "\n");
        assertThatThrownBy(() -> PolicyPack.fromFolder(folder)).isInstanceOf(InvalidYamlException.class).hasMessageContaining("based-on");
    }
}
