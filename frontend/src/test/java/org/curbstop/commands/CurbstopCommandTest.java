package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurbstopCommandTest {

    @Test
    void every_command_has_a_description_and_is_in_the_launcher() throws Exception {
        String help = launcher("help");
        assertThat(CurbstopCommand.subcommands()).isNotEmpty().allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().description()).as(command.getCommandName()).isNotEmpty();
            assertThat(help).contains("  " + command.getCommandName() + " ");
        });
    }

    @Test
    void the_launcher_lists_its_commands_and_rejects_others() throws Exception {
        assertThat(launcher("help")).contains("run ", "test ", "e2e ", "bench ");
        Process unknown = new ProcessBuilder("../curbstop", "fly").redirectErrorStream(true).start();
        assertThat(new String(unknown.getInputStream().readAllBytes())).contains("no command 'fly'");
        assertThat(unknown.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "--server.port=0", "--curbstop.public-url=https://my.example?a=b", "--debug",
            "--server.port=0 --spring.profiles.active=production"
    })
    void no_arguments_or_only_settings_start_the_server(String line) {
        assertThat(CurbstopCommand.isServerStart(arguments(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense", "--nonsense", "--nonsense=1", "-x", "run", "--server.port=0 nonsense", "flows --nonsense", "impport accounts town.csv"
    })
    void an_unknown_command_line_starts_nothing_and_exits_with_2(String line) {
        assertThat(CurbstopCommand.isServerStart(arguments(line))).isFalse();
        assertThat(CurbstopCommand.run(arguments(line))).isEqualTo(2);
    }

    private static String[] arguments(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    private static String launcher(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of("..", "curbstop").toString(), command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
