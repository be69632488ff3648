package org.curbstop.documents;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks the inflated size of all streams before a parser inflates one in memory. Inflates each one whatever its dictionary says, since a
 * parser may be led to any of them. One pass over the file, with work bounded by the limits here.
 */
final class PdfStreamSizeCheck {

    private static final byte[] STREAM = PdfInspector.bytes("stream");
    private static final byte[] END = PdfInspector.bytes("end");
    private static final int MAX_STREAMS = 5_000;
    /** Maximum of one stream; a page scanned at 300 dpi in color is 26 MB. */
    private static final int MAX_STREAM_BYTES = 32 * 1024 * 1024;
    private static final long MAX_TOTAL_BYTES = 96L * 1024 * 1024;
    private static final int ZLIB_HEADER = 2;

    private final byte[] file;
    private final InspectionDeadline deadline;
    private final byte[] buffer = new byte[64 * 1024];
    private long left = MAX_TOTAL_BYTES;

    private PdfStreamSizeCheck(byte[] file, InspectionDeadline deadline) {
        this.file = file;
        this.deadline = deadline;
    }

    /** @throws FileInspection.TooComplexException if it takes more than a real document needs */
    static void check(byte[] file, InspectionDeadline deadline) {
        new PdfStreamSizeCheck(file, deadline).check();
    }

    private void check() {
        int streams = 0;
        for (int at = 0; at + STREAM.length <= file.length; at++) {
            if (file[at] != 's' || !holds(at, STREAM) || at >= END.length && holds(at - END.length, END)) {
                continue;
            }
            if (++streams > MAX_STREAMS) {
                throw new FileInspection.TooComplexException();
            }
            unpack(content(at + STREAM.length));
            deadline.check();
        }
    }

    /** Skips the line ending, as tolerant parsers do. */
    private int content(int at) {
        int start = at;
        while (start < file.length && (file[start] == ' ' || file[start] == '\r')) {
            start++;
        }
        return start < file.length && file[start] == '\n' ? start + 1 : start;
    }

    private void unpack(int from) {
        if (from + ZLIB_HEADER >= file.length) {
            return;
        }
        var inflater = new Inflater(true); // the two header bytes are not trusted: parsers ignore them
        try {
            inflater.setInput(file, from + ZLIB_HEADER, file.length - from - ZLIB_HEADER);
            long unpacked = 0;
            int read;
            while ((read = inflater.inflate(buffer)) > 0) {
                if (unpacked == 0 && isPackedAgain(read)) {
                    throw new FileInspection.TooComplexException();
                }
                unpacked += read;
                left -= read;
                if (unpacked > MAX_STREAM_BYTES || left < 0) {
                    throw new FileInspection.TooComplexException();
                }
                deadline.check();
            }
        } catch (DataFormatException otherwisePacked) {
            // A photo, a font, or damage, which the parser will tell apart.
        } finally {
            inflater.end();
        }
    }

    /** Doubly compressed, a few bytes become gigabytes; no program writes that. */
    private boolean isPackedAgain(int read) {
        int first = buffer[0] & 0xFF;
        return read > ZLIB_HEADER && (first & 0x0F) == 8 && (first >> 4) <= 7 && ((first << 8) | (buffer[1] & 0xFF)) % 31 == 0
                && inflates(read);
    }

    private boolean inflates(int read) {
        var inflater = new Inflater();
        try {
            inflater.setInput(buffer, 0, read);
            return inflater.inflate(new byte[512]) > 0;
        } catch (DataFormatException chance) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private boolean holds(int at, byte[] signs) {
        return Arrays.equals(file, at, at + signs.length, signs, 0, signs.length);
    }
}
