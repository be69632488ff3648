package org.curbstop.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Removes metadata from a JPEG: location, time, device, thumbnail, further pictures. Keeps only color data and the orientation (ITU T.81
 * annex B; Exif 2.3, tag 0x0112).
 */
final class JpegMetadataStripper {

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int ORIENTATION = 0x0112;
    private static final String EXIF = "Exif\0\0";

    private final byte[] file;
    private final ByteArrayOutputStream stripped;
    private int at = 2;

    private JpegMetadataStripper(byte[] file) {
        this.file = file;
        this.stripped = new ByteArrayOutputStream(file.length);
    }

    static byte[] stripped(byte[] file) throws FileInspection.DamagedFileException {
        return new JpegMetadataStripper(file).stripped();
    }

    private byte[] stripped() throws FileInspection.DamagedFileException {
        stripped.write(file, 0, 2);
        boolean picture = false;
        while (true) {
            int marker = marker();
            if (marker == END) {
                if (!picture) {
                    throw new FileInspection.DamagedFileException();
                }
                writeMarker(END);
                return stripped.toByteArray(); // what follows is another picture or hidden data
            }
            int length = length();
            if (isKept(marker)) {
                writeMarker(marker);
                stripped.write(file, at, length);
            } else if (marker == 0xE1 && length >= 2 + EXIF.length() && FileInspection.containsAt(file, at + 2, EXIF)) {
                orientation(at + 2 + EXIF.length(), at + length).ifPresent(this::writeOrientation);
            }
            at += length;
            if (marker == SCAN) {
                picture = true;
                copyScan();
            }
        }
    }

    private int marker() throws FileInspection.DamagedFileException {
        if (byteAt(at) != 0xFF) {
            throw new FileInspection.DamagedFileException();
        }
        while (byteAt(at) == 0xFF) {
            at++;
        }
        return byteAt(at++);
    }

    private int length() throws FileInspection.DamagedFileException {
        int length = byteAt(at) << 8 | byteAt(at + 1);
        if (length < 2 || at + length > file.length) {
            throw new FileInspection.DamagedFileException();
        }
        return length;
    }

    /** Of the application segments, keeps JFIF, Adobe's color transform and the color profile. Drops comments. */
    private boolean isKept(int marker) {
        boolean beside = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE;
        return !beside || marker == 0xE0 || marker == 0xEE || marker == 0xE2 && FileInspection.containsAt(file, at + 2, "ICC_PROFILE\0");
    }

    /** Copies up to the next marker that is neither a stuffed byte nor a restart. */
    private void copyScan() throws FileInspection.DamagedFileException {
        int from = at;
        while (!(byteAt(at) == 0xFF && byteAt(at + 1) != 0 && byteAt(at + 1) != 0xFF && (byteAt(at + 1) < 0xD0 || byteAt(at + 1) > 0xD7))) {
            at++;
        }
        stripped.write(file, from, at - from);
    }

    private OptionalInt orientation(int from, int to) {
        var tiff = ByteBuffer.wrap(file, from, to - from).slice();
        if (tiff.remaining() < 8) {
            return OptionalInt.empty();
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return OptionalInt.empty();
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            int side = tiff.getShort(entry + 8) & 0xFFFF;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION && side >= 1 && side <= 8) {
                return OptionalInt.of(side);
            }
        }
        return OptionalInt.empty();
    }

    /** Keeps the orientation; otherwise a photo taken upright would appear on its side. */
    private void writeOrientation(int side) {
        var exif = ByteBuffer.allocate(34);
        exif.putShort((short) 34).put(EXIF.getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 0x4D4D).putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) side).putShort((short) 0).putInt(0);
        writeMarker(0xE1);
        stripped.writeBytes(exif.array());
    }

    private void writeMarker(int marker) {
        stripped.write(0xFF);
        stripped.write(marker);
    }

    private int byteAt(int index) throws FileInspection.DamagedFileException {
        if (index >= file.length) {
            throw new FileInspection.DamagedFileException();
        }
        return file[index] & 0xFF;
    }
}
