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
 * The rows that were not taken, each byte for byte as it was, under a note that says its line, its fields and what was expected there. The
 * file can be corrected and imported like any other: notes are passed over.
 */
final class RejectFileWriter implements Closeable {

    /** How a note begins: a line that an import passes over. */
    static final String NOTE = "# line ";

    private final FileChannel source;
    private final FileChannel out;

    /** @param keep how much of the file holds from an import that is taken up again; 0: begin it */
    RejectFileWriter(Path sourceFile, Path file, long keep) throws IOException {
        this.source = FileChannel.open(sourceFile, StandardOpenOption.READ);
        this.out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        out.truncate(keep);
        out.position(keep);
    }

    /** Its first line, that of the source, where it has one. */
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

    /** @return the length of the file, of which all is on disk */
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
