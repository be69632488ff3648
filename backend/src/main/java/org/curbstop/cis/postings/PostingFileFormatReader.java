package org.curbstop.cis.postings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.cis.postings.PostingColumn.Alignment;
import org.curbstop.cis.postings.PostingColumn.AmountFormat;
import org.curbstop.cis.postings.PostingColumn.AmountSign;
import org.curbstop.cis.postings.PostingColumn.AmountUnit;
import org.curbstop.cis.postings.PostingColumn.Layout;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/** Reads a mapping file, as described in docs/postings.md. Every error is reported with its line. */
public final class PostingFileFormatReader {

    private static final int MAX_WIDTH = 500;

    private final YamlFile file;
    private final YamlMapping root;

    private enum FileKind { CSV, FIXED }

    private enum LineEnd { LF, CRLF }

    private PostingFileFormatReader(YamlFile file) {
        this.file = file;
        this.root = file.root();
    }

    /** @throws org.curbstop.common.yaml.InvalidYamlException with all errors */
    public static PostingFileFormat read(Path path) {
        return new PostingFileFormatReader(YamlFile.read(path)).read();
    }

    static PostingFileFormat parse(String name, String text) {
        return new PostingFileFormatReader(YamlFile.parse(name, text)).read();
    }

    private PostingFileFormat read() {
        return file.finish(() -> {
            boolean fixed = root.has("format") && root.oneOf("format", FileKind.class) == FileKind.FIXED;
            String delimiter = fixed ? "" : root.optional("delimiter", "one character", PostingFileFormatReader::delimiter).orElse(",");
            boolean header = root.flag("header", !fixed);
            boolean trailer = root.flag("trailer", true);
            String end = root.has("line-end") && root.oneOf("line-end", LineEnd.class) == LineEnd.CRLF ? "\r\n" : "\n";
            Charset encoding = root.optional("encoding", "the name of an encoding such as windows-1252 or UTF-16LE",
                    PostingFileFormatReader::encoding).orElse(StandardCharsets.UTF_8);
            List<PostingColumn> columns = root.mappings("columns").stream().map(each -> column(each, fixed)).toList();
            if (columns.isEmpty()) {
                root.addError("columns", "at least one column");
            }
            return new PostingFileFormat(columns, delimiter, header, trailer, end, encoding);
        });
    }

    /** Lines are encoded one by one, so an encoding must exist in that direction and write no byte order mark at each line. */
    private static Charset encoding(String name) {
        Charset encoding = Charset.forName(name);
        if (!encoding.canEncode() || "aa".getBytes(encoding).length != 2 * "a".getBytes(encoding).length) {
            throw new IllegalArgumentException("not " + name);
        }
        return encoding;
    }

    private static String delimiter(String text) {
        if (text.length() != 1 || text.equals("\"") || text.isBlank() && !text.equals("\t")) {
            throw new IllegalArgumentException("not \"" + text + "\"");
        }
        return text;
    }

    private static PostingColumn column(YamlMapping from, boolean fixed) {
        Optional<String> constant = from.optionalText("constant");
        String field = constant.isPresent() && !from.has("from") ? "" : from.text("from");
        if (constant.isPresent() == from.has("from")) {
            from.addError("from", "either from: a field, or constant: a text");
        } else if (constant.isEmpty() && !PostingFields.isKnown(field)) {
            from.addError("from", "a field of docs/postings.md, not " + field);
        }
        boolean amount = field.equals(PostingFields.AMOUNT);
        refuseUnless(amount, from, "an amount", "number", "sign", "decimal");
        refuseUnless(PostingFields.isDate(field), from, "a day or a time", "date");
        var format = new AmountFormat(
                amount && from.has("number") ? from.oneOf("number", AmountUnit.class) : AmountUnit.DECIMAL,
                amount && from.has("sign") ? from.oneOf("sign", AmountSign.class) : AmountSign.LEDGER,
                amount ? from.textOr("decimal", ".") : ".");
        Optional<DateTimeFormatter> date = PostingFields.isDate(field) ? from.optional("date", "a pattern such as MM/dd/yyyy",
                pattern -> pattern(pattern, field)) : Optional.empty();
        return new PostingColumn(from.text("name"), constant, field, values(from, field), from.optionalText("otherwise"), format, date,
                layout(from, fixed));
    }

    private static void refuseUnless(boolean fits, YamlMapping from, String what, String... keys) {
        Stream.of(keys).filter(key -> !fits && from.has(key)).forEach(key -> {
            from.keys();
            from.addError(key, "this only for " + what);
        });
    }

    /** Parses a date pattern and tests it on a sample value. */
    private static DateTimeFormatter pattern(String pattern, String field) {
        DateTimeFormatter made = DateTimeFormatter.ofPattern(pattern, Locale.US);
        var sample = ZonedDateTime.of(2026, 11, 29, 8, 5, 9, 0, ZoneOffset.UTC);
        made.formatTo(field.equals(PostingFields.DAY) ? sample.toLocalDate() : sample, new StringBuilder());
        return made;
    }

    private static Map<String, String> values(YamlMapping from, String field) {
        if (!from.has("values")) {
            return Map.of();
        }
        YamlMapping values = from.mapping("values");
        var all = new LinkedHashMap<String, String>();
        values.keys().forEach(key -> all.put(key, values.text(key)));
        if (field.equals(PostingFields.KIND) && !from.has("otherwise")) {
            Stream.of(PostingKind.values()).map(PostingFields::code).filter(code -> !all.containsKey(code))
                    .forEach(code -> from.addError("values", "a value for " + code + " too, or otherwise: for all that have none"));
        }
        return all;
    }

    private static Layout layout(YamlMapping from, boolean fixed) {
        if (!fixed) {
            return Layout.FREE;
        }
        int width = from.read("width", "a number of places, 1 to " + MAX_WIDTH, text -> {
            int places = Integer.parseInt(text);
            if (places < 1 || places > MAX_WIDTH) {
                throw new IllegalArgumentException();
            }
            return places;
        }, 1);
        String pad = from.textOr("pad", " ");
        if (pad.length() != 1) {
            from.addError("pad", "one character");
        }
        return new Layout(width, from.has("align") ? from.oneOf("align", Alignment.class) : Alignment.LEFT,
                pad.isEmpty() ? ' ' : pad.charAt(0), from.flag("cut", false));
    }
}
