package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void every_command_of_the_jar_says_in_a_line_what_it_does_and_stands_in_the_launcher() throws Exception {
        String help = launcher("help");
        assertThat(Commands.all()).isNotEmpty().allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().description()).as(command.getCommandName()).isNotEmpty();
            assertThat(help).contains("  " + command.getCommandName() + " ");
        });
    }

    @Test
    void the_launcher_lists_what_it_does_and_refuses_what_it_does_not_know() throws Exception {
        assertThat(launcher("help")).contains("run ", "test ", "e2e ", "bench ");
        Process unknown = new ProcessBuilder("../curbstop", "fly").redirectErrorStream(true).start();
        assertThat(new String(unknown.getInputStream().readAllBytes())).contains("no command 'fly'");
        assertThat(unknown.waitFor()).isEqualTo(2);
    }

    @Test
    void the_server_is_started_where_no_command_is_named() {
        assertThat(Commands.called()).isFalse();
        assertThat(Commands.called("--server.port=0")).isFalse();
        assertThat(Commands.called("import")).isTrue();
    }

    private static String launcher(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of("..", "curbstop").toString(), command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
