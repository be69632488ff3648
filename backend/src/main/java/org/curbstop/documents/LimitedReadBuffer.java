package org.curbstop.documents;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Limits the reads of a parser that cannot be stopped from outside. */
final class LimitedReadBuffer extends RandomAccessReadBuffer {

    private static final int READS_PER_CHECK = 4096;
    /** A parser that reads a file this many times over is caught in a loop. */
    private static final int MAX_REREADS = 16;

    private final InspectionDeadline deadline;
    private long left;
    private int untilLook = READS_PER_CHECK;

    LimitedReadBuffer(byte[] file, InspectionDeadline deadline) {
        super(file);
        this.deadline = deadline;
        this.left = (long) file.length * MAX_REREADS + 1_000_000;
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
            throw new FileInspection.TooComplexException();
        }
        if (untilLook <= 0) {
            untilLook = READS_PER_CHECK;
            deadline.check();
        }
    }
}
