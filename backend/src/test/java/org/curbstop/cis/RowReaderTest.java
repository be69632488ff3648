package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.curbstop.cis.RawRow.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {

    @TempDir
    private Path folder;

    @Test
    void rows_end_at_line_ends_and_not_within_quotation_marks() throws IOException {
        List<RawRow> rows = read("a,b\r\n\"1\n2\",\"say \"\"hi\"\"\"\n5\" pipe,x\nlast,row");
        assertThat(rows).extracting(RowReaderTest::text).containsExactly("a,b", "\"1\n2\",\"say \"\"hi\"\"\"", "5\" pipe,x", "last,row");
        assertThat(rows).extracting(RawRow::line).containsExactly(1L, 2L, 4L, 5L);
        assertThat(rows).extracting(RawRow::form).containsOnly(Form.WHOLE);
    }

    @Test
    void a_line_break_after_doubled_quotation_marks_does_not_end_the_row() throws IOException {
        List<RawRow> rows = read("a,\"say \"\"hi\"\"\nmore\",c\n\"\"\"x\"\"\n\",\"\",\"\"\"\"\nb\"\"\n1,2,3\n");
        assertThat(rows).extracting(RowReaderTest::text).containsExactly(
                "a,\"say \"\"hi\"\"\nmore\",c", "\"\"\"x\"\"\n\",\"\",\"\"\"\"", "b\"\"", "1,2,3");
        assertThat(rows).extracting(RawRow::line).containsExactly(1L, 3L, 5L, 6L);
        assertThat(rows).extracting(RawRow::form).containsOnly(Form.WHOLE);
    }

    @Test
    void every_byte_of_the_file_belongs_to_one_row() throws IOException {
        var random = new Random(7);
        for (int file = 0; file < 200; file++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                text.append("ab,\"\n\r é".charAt(random.nextInt(8)));
            }
            long next = 0;
            for (RawRow row : read(text.toString())) {
                assertThat(row.offset()).as("rows of %s", text).isEqualTo(next);
                next = row.end();
            }
            assertThat(next).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_row() throws IOException {
        assertThat(read("\uFEFFa,b\n1,2\n")).extracting(RowReaderTest::text).containsExactly("a,b", "1,2");
    }

    @Test
    void a_line_of_two_megabytes_is_skipped_and_the_next_row_read() throws IOException {
        List<RawRow> rows = read("a\n" + "x".repeat(2_000_000) + "\nb\n");
        assertThat(rows).extracting(RawRow::form).containsExactly(Form.WHOLE, Form.TOO_LONG, Form.WHOLE);
        assertThat(rows.get(1).length()).isEqualTo(2_000_001);
        assertThat(rows.get(1).bytes()).isEmpty();
        assertThat(text(rows.get(2))).isEqualTo("b");
        assertThat(rows.get(2).line()).isEqualTo(3);
    }

    @Test
    void an_unclosed_quotation_mark_invalidates_only_its_own_line() throws IOException {
        List<RawRow> rows = read("a,\"b\n" + "1,2\n".repeat(30_000));
        assertThat(rows).hasSize(30_001);
        assertThat(rows.getFirst().form()).isEqualTo(Form.UNCLOSED);
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.form() == Form.WHOLE && text(row).equals("1,2"));
    }

    @Test
    void resuming_at_an_offset_gives_the_same_rows() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "a,b\n\"1\n2\",3\n4,5\n6,7\n");
        try (var reader = new RowReader(file, true, (byte) ',')) {
            reader.next();
            RawRow second = reader.next().orElseThrow();
            RawRow third = reader.next().orElseThrow();
            reader.seek(second.end(), second.line() + second.lines());
            RawRow again = reader.next().orElseThrow();
            assertThat(text(again)).isEqualTo(text(third));
            assertThat(again.line()).isEqualTo(third.line()).isEqualTo(4);
        }
    }

    private List<RawRow> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        var rows = new ArrayList<RawRow>();
        try (var reader = new RowReader(file, true, (byte) ',')) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static String text(RawRow row) {
        return new String(row.bytes(), StandardCharsets.UTF_8);
    }
}
