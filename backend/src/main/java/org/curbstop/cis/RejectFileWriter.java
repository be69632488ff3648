package org.curbstop.cis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Writes rejected rows unchanged, byte for byte, each below notes with its line number, fields and what was expected. The file can be
 * corrected and imported like any other; notes are skipped.
 */
final class RejectFileWriter implements Closeable {

    /** Prefix of a note, a line that imports skip. */
    static final String NOTE = "# line ";

    private final FileChannel source;
    private final FileChannel out;

    /** @param keep length of the file to keep from an interrupted import; 0 to start over */
    RejectFileWriter(Path sourceFile, Path file, long keep) throws IOException {
        this.source = FileChannel.open(sourceFile, StandardOpenOption.READ);
        try {
            this.out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            source.close();
            throw e;
        }
        out.truncate(keep);
        out.position(keep);
    }

    /** Writes the header of the source, if it has one. */
    void header(Optional<RawRow> header) throws IOException {
        if (header.isPresent() && out.position() == 0) {
            copy(header.get());
        }
    }

    void add(RawRow row, List<ImportRowError> errors) throws IOException {
        for (ImportRowError error : errors) {
            write((NOTE + row.line() + ", " + error + "\n").getBytes(StandardCharsets.UTF_8));
        }
        copy(row);
    }

    /**
     * Flushes to disk.
     *
     * @return the length of the file
     */
    long sync() throws IOException {
        out.force(true);
        return out.position();
    }

    private void copy(RawRow row) throws IOException {
        long done = 0;
        while (done < row.length()) {
            long moved = source.transferTo(row.offset() + done, row.length() - done, out);
            if (moved <= 0) {
                throw new IOException("the file became shorter while it was read");
            }
            done += moved;
        }
        var last = ByteBuffer.allocate(1);
        source.read(last, row.offset() + row.length() - 1);
        if (last.get(0) != '\n') {
            write(new byte[] {'\n'});
        }
    }

    private void write(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
        out.close();
    }
}
