package org.curbstop.papers;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The bytes of a document for a parser that cannot be stopped from outside: it is stopped where it reads. */
final class LimitedRead extends RandomAccessReadBuffer {

    private static final int BETWEEN_LOOKS = 4096;
    /** A parser that reads a file so many times over is led in circles. */
    private static final int TIMES_OVER = 64;

    private final Deadline deadline;
    private long left;
    private int untilLook = BETWEEN_LOOKS;

    LimitedRead(byte[] file, Deadline deadline) {
        super(file);
        this.deadline = deadline;
        this.left = (long) file.length * TIMES_OVER + 1_000_000;
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        spend(length);
        return super.read(into, offset, length);
    }

    private void spend(int bytes) {
        left -= bytes;
        untilLook--;
        if (left < 0) {
            throw new Content.TooDear();
        }
        if (untilLook <= 0) {
            untilLook = BETWEEN_LOOKS;
            deadline.check();
        }
    }
}
