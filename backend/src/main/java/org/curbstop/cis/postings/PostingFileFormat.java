package org.curbstop.cis.postings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layout of a posting file.
 *
 * @param delimiter column delimiter; empty for fixed-width columns
 * @param lineEnd line ending
 * @param trailer whether the file ends with totals and a hash, on lines that begin with {@code #}
 */
public record PostingFileFormat(List<PostingColumn> columns, String delimiter, boolean header, boolean trailer, String lineEnd,
        Charset encoding) {

    /** The default format. */
    public static final PostingFileFormat STANDARD = new PostingFileFormat(
            Stream.of("sequence", "id", "kind", "action", "account", "amount", "currency", "day", "at", "details").map(PostingColumn::of)
                    .toList(),
            ",", true, true, "\n", StandardCharsets.UTF_8);

    public PostingFileFormat {
        columns = List.copyOf(columns);
    }

    /** Quotes the text if necessary (RFC 4180). */
    String cell(String text) {
        boolean special = !delimiter.isEmpty()
                && (text.contains(delimiter) || text.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r') || text.startsWith("#"));
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
