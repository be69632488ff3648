package org.curbstop.assistance.hsds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.curbstop.assistance.directory.AgencyDirectoryReader;
import org.curbstop.assistance.directory.DirectoryFormatException;
import org.springframework.stereotype.Component;

/** Reads a JSON file of organizations or services, or a folder or ZIP file of CSV tables. */
@Component
record HsdsDirectoryReader(Clock clock) implements AgencyDirectoryReader {

    private static final int MAX_BYTES = 200_000_000;
    private static final String CSV = ".csv";

    @Override
    public DirectoryContents read(Path source, Charset encoding) {
        var errors = new DirectoryFileErrors();
        try {
            List<HsdsObject> roots = roots(source, encoding, errors);
            return new DirectoryContents(new AgencyMapper(errors, new AgencyDetailParser(errors, clock)).toAgencies(roots), errors.list());
        } catch (IOException e) {
            throw new DirectoryFormatException(source + ": cannot be read");
        }
    }

    private static List<HsdsObject> roots(Path source, Charset encoding, DirectoryFileErrors errors) throws IOException {
        if (Files.isDirectory(source)) {
            return new HsdsTables(folder(source, encoding), errors).organizations();
        }
        String name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return new HsdsTables(zip(source, encoding), errors).organizations();
        }
        if (name.endsWith(".json")) {
            String text = text(source.toString(), Files.readAllBytes(within(source)), encoding);
            return HsdsJsonReader.read(String.valueOf(source.getFileName()), text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        throw new DirectoryFormatException(source + ": expected a .json file, a .zip of CSV files, or a folder of them");
    }

    private static Path within(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new DirectoryFormatException(file + ": expected at most " + MAX_BYTES / 1_000_000 + " MB");
        }
        return file;
    }

    private static Map<String, String> folder(Path folder, Charset encoding) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                if (name.endsWith(CSV)) {
                    texts.put(table(name), text(name, Files.readAllBytes(within(file)), encoding));
                }
            }
        }
        return texts;
    }

    private static Map<String, String> zip(Path zip, Charset encoding) throws IOException {
        var texts = new TreeMap<String, String>();
        long left = MAX_BYTES;
        try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName().replaceAll(".*/", "").toLowerCase(Locale.ROOT);
                if (!entry.isDirectory() && name.endsWith(CSV) && !name.startsWith(".")) {
                    byte[] bytes = entries.readNBytes((int) left + 1); // the size in the ZIP entry cannot be trusted
                    left -= bytes.length;
                    if (left < 0) {
                        throw new DirectoryFormatException(zip + ": expected at most " + MAX_BYTES / 1_000_000 + " MB unpacked");
                    }
                    texts.put(table(name), text(name, bytes, encoding));
                }
            }
        }
        return texts;
    }

    private static String table(String name) {
        return name.substring(0, name.length() - CSV.length());
    }

    private static String text(String file, byte[] bytes, Charset encoding) {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new DirectoryFormatException(file + ": expected text in " + encoding + "; say another with --encoding");
        }
    }
}
