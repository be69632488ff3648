package org.curbstop.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of command tests, with a data folder of their own and the captured output. */
abstract class CommandTest {

    @TempDir
    protected Path folder;

    protected final StringWriter out = new StringWriter();
    protected final StringWriter err = new StringWriter();

    @BeforeEach
    void set_data_folder() {
        System.setProperty("curbstop.data", folder.resolve("data").toString());
    }

    @AfterEach
    void clear_data_folder() {
        System.clearProperty("curbstop.data");
    }

    /** Runs {@code import} and returns its exit code. */
    protected int importing(String... line) {
        return ImportCommand.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(line);
    }
}
