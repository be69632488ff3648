package org.curbstop.cis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Maps the columns of an external export to import fields, so that the export need not be rewritten. A YAML file, documented in
 * docs/import.md.
 *
 * @param empty texts that stand for no value
 * @param dates date format; ISO by default
 * @param times time format; ISO by default
 * @param decimalComma whether numbers are written 1.234,56 instead of 1,234.56
 */
public record ColumnMapping(Optional<CisFileKind> kind, Optional<Charset> encoding, Optional<Byte> delimiter, Optional<List<String>> header,
        Set<String> empty, Optional<DateTimeFormatter> dates, Optional<DateTimeFormatter> times, boolean decimalComma,
        Map<String, ColumnSource> columns, String digest) {

    sealed interface ColumnSource {

        /**
         * A column and its conversions.
         *
         * @param values external values mapped to import values
         * @param otherwise value for all others
         * @param pad minimum length, reached by leading zeros
         * @param strip prefix to remove, repeatedly
         */
        record Column(String name, Map<String, String> values, Optional<String> otherwise, int pad, String strip,
                boolean negate) implements ColumnSource {}

        record Constant(String value) implements ColumnSource {}

        /** Text with {@code {COLUMN}} and {@code {COLUMN:amount}}. Omits a part between bars if a column of it is empty or zero. */
        record Template(String text) implements ColumnSource {}
    }

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]+)(:amount)?}");
    private static final int MAX_PADDING = 20;

    /** @throws org.curbstop.common.yaml.InvalidYamlException with every error in the file */
    public static ColumnMapping read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static ColumnMapping parse(String name, String text) {
        YamlFile file = YamlFile.parse(name, text);
        return file.finish(() -> read(file.root(), Sha256Digest.of(text)));
    }

    private static ColumnMapping read(YamlMapping root, String digest) {
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        YamlMapping sources = root.mapping("columns");
        for (String field : sources.keys()) {
            columns.put(field, sources.isMapping(field) ? source(sources.mapping(field))
                    : new ColumnSource.Column(sources.text(field), Map.of(), Optional.empty(), 0, "", false));
        }
        return new ColumnMapping(
                root.optional("kind", "what the file holds, such as balances",
                        text -> CisFileKind.valueOf(text.toUpperCase(Locale.ROOT))),
                root.optional("encoding", "an encoding such as windows-1252", Charset::forName),
                root.optional("delimiter", "one of: comma, semicolon, tab, pipe", ColumnMapping::delimiterOf),
                root.has("header") ? Optional.of(root.texts("header")) : Optional.empty(),
                Set.copyOf(root.texts("empty")),
                root.optional("dates", "the form of a date such as M/d/yyyy", ColumnMapping::formatter),
                root.optional("times", "the form of a time such as M/d/yyyy H:mm", ColumnMapping::formatter),
                root.optional("decimal", "comma or point", ColumnMapping::isComma).orElse(false),
                columns, digest);
    }

    private static ColumnSource source(YamlMapping mapping) {
        if (mapping.has("constant")) {
            return new ColumnSource.Constant(mapping.text("constant"));
        }
        if (mapping.has("template")) {
            return new ColumnSource.Template(mapping.text("template"));
        }
        Map<String, String> values = new LinkedHashMap<>();
        mapping.optionalMapping("values").ifPresent(all -> all.keys().forEach(theirs -> values.put(theirs, all.text(theirs))));
        long pad = mapping.has("pad") ? mapping.integer("pad") : 0;
        if (pad < 0 || pad > MAX_PADDING) {
            mapping.addError("pad", "0 to " + MAX_PADDING);
        }
        return new ColumnSource.Column(mapping.text("column"), values, mapping.optionalText("otherwise"), (int) pad,
                mapping.textOr("strip", ""), mapping.flag("negate", false));
    }

    private static boolean isComma(String name) {
        return switch (name) {
            case "comma", "," -> true;
            case "point", "." -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static byte delimiterOf(String name) {
        return switch (name) {
            case "comma", "," -> (byte) ',';
            case "semicolon", ";" -> (byte) ';';
            case "tab", "\t" -> (byte) '\t';
            case "pipe", "|" -> (byte) '|';
            default -> throw new IllegalArgumentException();
        };
    }

    /** Strict: February 30 is an error, not February 28. */
    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Returns the names of the columns that are read. */
    Set<String> sources() {
        var sources = new LinkedHashSet<String>();
        for (ColumnSource source : columns.values()) {
            switch (source) {
                case ColumnSource.Column column -> sources.add(column.name());
                case ColumnSource.Template template ->
                        PLACEHOLDER.matcher(template.text()).results().forEach(each -> sources.add(each.group(1)));
                case ColumnSource.Constant _ -> {
                    // reads nothing
                }
            }
        }
        return sources;
    }

    /** Requires a mapping for this kind, with no unknown field and every required one. */
    void requireFits(ImportKind<?> wanted) {
        var mistakes = new ArrayList<String>();
        kind.filter(mine -> mine != wanted.kind()).ifPresent(mine -> mistakes.add("it is one of " + mine.code()));
        columns.keySet().stream().filter(field -> !wanted.known().contains(field))
                .forEach(field -> mistakes.add("columns." + field + " is no field of " + wanted.kind().code()));
        wanted.required().stream().filter(field -> !columns.containsKey(field))
                .forEach(field -> mistakes.add("columns." + field + " is missing"));
        if (!mistakes.isEmpty()) {
            throw new ImportFileException("the mapping does not fit: " + String.join("; ", mistakes));
        }
    }
}
