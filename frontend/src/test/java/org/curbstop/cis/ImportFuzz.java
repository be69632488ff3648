package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.curbstop.fuzz.HostileInput;

class ImportFuzz {

    private static final CsvRowFormat FORMAT = new CsvRowFormat(List.of("account", "name", "street"), Set.of("name"),
            StandardCharsets.UTF_8, (byte) ',');

    @FuzzTest
    void rows(byte[] data) throws IOException {
        Path file = Files.createTempFile("fuzz", ".csv");
        try {
            Files.write(file, data);
            HostileInput.within(data.length, () -> read(file, data.length, isMarked(data) ? 3 : 0));
        } finally {
            Files.delete(file);
        }
    }

    /** Returns whether the data starts with a byte order mark, which belongs to no row. */
    private static boolean isMarked(byte[] data) {
        return data.length >= 3 && data[0] == (byte) 0xEF && data[1] == (byte) 0xBB && data[2] == (byte) 0xBF;
    }

    private static void read(Path file, int length, int first) {
        try (var reader = new RowReader(file, true, (byte) ',')) {
            long next = first;
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                assertThat(row.get().offset()).as("each byte belongs to exactly one row").isEqualTo(next);
                next = row.get().end();
                FORMAT.parse(row.get());
                CsvRowFormat.header(row.get(), StandardCharsets.UTF_8, (byte) ',');
            }
            assertThat(next).isEqualTo(length);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
