package org.curbstop.cis.postings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a file of postings is laid out.
 *
 * @param delimiter between the columns; none where they have fixed widths
 * @param lineEnd after each line
 * @param trailer whether totals and hash end the file, each on a line that begins with {@code #}
 */
public record PostingFileFormat(List<PostingColumn> columns, String delimiter, boolean header, boolean trailer, String lineEnd,
        Charset encoding) {

    /** What a utility gets that has no mapping. */
    public static final PostingFileFormat STANDARD = new PostingFileFormat(
            Stream.of("sequence", "id", "kind", "action", "account", "amount", "currency", "day", "at", "details").map(PostingColumn::of)
                    .toList(),
            ",", true, true, "\n", StandardCharsets.UTF_8);

    public PostingFileFormat {
        columns = List.copyOf(columns);
    }

    /** Quoted by RFC 4180 where it must be. */
    String cell(String text) {
        boolean special = !delimiter.isEmpty()
                && (text.contains(delimiter) || text.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r') || text.startsWith("#"));
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
