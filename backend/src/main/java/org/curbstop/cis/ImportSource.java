package org.curbstop.cis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.curbstop.common.Sha256Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open file and the format of its rows. */
final class ImportSource implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSource.class);
    private static final String GEO_JSON = ".geojson";
    private static final String TEMPORARY_PREFIX = "curbstop-import";
    /** Longer than an import takes. */
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);
    private static final List<Byte> DELIMITERS = List.of((byte) ',', (byte) ';', (byte) '\t', (byte) '|');

    private final Path file;
    private final Optional<Path> temporary;
    private final RowReader reader;
    private final Optional<RawRow> header;
    private final RowFormat format;
    /** Digest of the settings by which the bytes of a row are read, except the header. */
    private final String settings;
    private final long firstRow;
    private final long firstLine;

    private ImportSource(Path file, Optional<Path> temporary, RowReader reader, Optional<RawRow> header, RowFormat format,
            String settings) {
        this.file = file;
        this.temporary = temporary;
        this.reader = reader;
        this.header = header;
        this.format = format;
        this.settings = settings;
        this.firstRow = reader.offset();
        this.firstLine = reader.line();
    }

    static ImportSource open(Path file, ImportKind<?> kind, ImportOptions options) throws IOException {
        boolean csv = isCsv(file, options.mapping().isPresent());
        options.mapping().ifPresent(mapping -> mapping.requireFits(kind));
        Optional<Charset> wide = wideCharset(file, options.charset());
        boolean geoJson = name(file).endsWith(GEO_JSON);
        Optional<Path> narrow = geoJson ? Optional.of(GeoJsonLines.of(file))
                : wide.isPresent() ? Optional.of(asUtf8(file, wide.get())) : Optional.empty();
        Charset charset = geoJson || wide.isPresent() ? StandardCharsets.UTF_8 : options.charset();
        try {
            return open(narrow.orElse(file), narrow, csv, charset, kind, options);
        } catch (IOException | RuntimeException e) {
            if (narrow.isPresent()) {
                Files.deleteIfExists(narrow.get());
            }
            throw e;
        }
    }

    private static ImportSource open(Path source, Optional<Path> temporary, boolean csv, Charset charset, ImportKind<?> kind,
            ImportOptions options) throws IOException {
        byte delimiter = options.mapping().flatMap(ColumnMapping::delimiter).orElseGet(() -> csv ? delimiter(source) : (byte) ',');
        var reader = new RowReader(source, csv, delimiter);
        try {
            String settings = Sha256Digest.of(csv ? "csv" : "json", Byte.toString(delimiter), charset.name(),
                    new TreeSet<>(options.ignored()).toString(), options.mapping().map(ColumnMapping::digest).orElse(""));
            var json = new NdjsonRowFormat(kind.known(), Set.of(), charset);
            return new ImportSource(source, temporary, reader, Optional.empty(), json, settings)
                    .withFormat(csv, delimiter, charset, kind, options);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private ImportSource withFormat(boolean csv, byte delimiter, Charset charset, ImportKind<?> kind, ImportOptions options)
            throws IOException {
        if (!csv) {
            RowFormat json = options.mapping()
                    .<RowFormat>map(mapping -> new MappedRowFormat(
                            new NdjsonRowFormat(mapping.sources(), Set.of(), charset, true), mapping))
                    .orElseGet(() -> new NdjsonRowFormat(kind.known(), options.ignored(), charset));
            return new ImportSource(file, temporary, reader, Optional.empty(), json, settings);
        }
        Optional<List<String>> named = options.mapping().flatMap(ColumnMapping::header);
        if (named.isPresent()) {
            return new ImportSource(file, temporary, reader, Optional.empty(),
                    new MappedRowFormat(new CsvRowFormat(named.get(), Set.of(), charset, delimiter), options.mapping().orElseThrow()),
                    settings);
        }
        RawRow first = reader.next()
                .orElseThrow(() -> new ImportFileException("the file is empty; expected a header with the columns of docs/import.md"));
        List<String> columns = CsvRowFormat.CsvHeader.read(first, charset, delimiter);
        if (options.mapping().isPresent()) {
            ColumnMapping mapping = options.mapping().get();
            CsvRowFormat.CsvHeader.requireAll(columns, mapping.sources());
            var passedOver = new HashSet<>(columns);
            passedOver.removeAll(mapping.sources());
            return new ImportSource(file, temporary, reader, Optional.of(first),
                    new MappedRowFormat(new CsvRowFormat(columns, passedOver, charset, delimiter), mapping), settings);
        }
        CsvRowFormat.CsvHeader.require(columns, kind, options.ignored());
        return new ImportSource(file, temporary, reader, Optional.of(first),
                new CsvRowFormat(columns, options.ignored(), charset, delimiter), settings);
    }

    /** Returns the file that is read: the original, or a copy in an encoding in which a line break is one byte. */
    Path file() {
        return file;
    }

    RowReader reader() {
        return reader;
    }

    RowFormat format() {
        return format;
    }

    Optional<RawRow> header() {
        return header;
    }

    /** Returns a digest of all that the meaning of a row's bytes depends on. */
    String layout() {
        return Sha256Digest.of(settings, header.map(row -> new String(row.bytes(), StandardCharsets.ISO_8859_1)).orElse(""));
    }

    /** Goes back to the first row. */
    void rewind() throws IOException {
        reader.seek(firstRow, firstLine);
    }

    /** Files with other extensions can be read only with a mapping. */
    private static boolean isCsv(Path file, boolean mapped) {
        String name = name(file);
        if (name.endsWith(".rejects")) { // corrected rejects are imported under the name they were given
            name = name.substring(0, name.length() - ".rejects".length());
        }
        if (name.endsWith(".csv") || mapped && name.endsWith(".txt")) {
            return true;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(GEO_JSON)) {
            return false; // the rejects of a feature collection are its rows
        }
        throw new ImportFileException(
                "the name of the file says what is in it: .csv, .ndjson, .jsonl or .geojson; with a mapping .txt too");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** A byte order mark overrides any option. */
    private static Optional<Charset> wideCharset(Path file, Charset named) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            boolean marked = first.length == 2
                    && (first[0] == (byte) 0xFF && first[1] == (byte) 0xFE || first[0] == (byte) 0xFE && first[1] == (byte) 0xFF);
            return marked ? Optional.of(StandardCharsets.UTF_16)
                    : named.name().startsWith("UTF-16") || named.name().startsWith("UTF-32") ? Optional.of(named) : Optional.empty();
        }
    }

    private static Path asUtf8(Path file, Charset wide) throws IOException {
        Path narrow = createTemporaryFile(".utf8");
        try (var in = new InputStreamReader(Files.newInputStream(file), wide);
                var out = Files.newBufferedWriter(narrow)) {
            in.transferTo(out);
            return narrow;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(narrow);
            throw e;
        }
    }

    /** Creates a temporary file that only this user can read, and deletes those that a killed process has left. */
    static Path createTemporaryFile(String suffix) throws IOException {
        Path created = Files.createTempFile(TEMPORARY_PREFIX, suffix);
        Instant before = Instant.now().minus(LEFTOVER_AGE);
        try (var found = Files.newDirectoryStream(created.toAbsolutePath().getParent(), TEMPORARY_PREFIX + "*")) {
            for (Path each : found) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("files of earlier imports are left: {}", e.getMessage()); // another user's, or deleted by another process just now
        }
        return created;
    }

    /** Returns the delimiter that occurs most often in the first line. */
    private static byte delimiter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] line = in.readNBytes(RowReader.MAX_ROW_BYTES);
            byte best = ',';
            int max = 0;
            for (byte candidate : DELIMITERS) {
                int count = 0;
                for (int i = 0; i < line.length && line[i] != '\n'; i++) {
                    count += line[i] == candidate ? 1 : 0;
                }
                if (count > max) {
                    best = candidate;
                    max = count;
                }
            }
            return best;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        if (temporary.isPresent()) {
            Files.deleteIfExists(temporary.get());
        }
    }
}
