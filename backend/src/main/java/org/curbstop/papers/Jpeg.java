package org.curbstop.papers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * A photo without what it says beside its picture: place, time, device, thumbnails, further pictures. Only colours and which side is up stay
 * (ITU T.81 annex B; Exif 2.3, tag 0x0112).
 */
final class Jpeg {

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int ORIENTATION = 0x0112;
    private static final String EXIF = "Exif\0\0";

    private final byte[] file;
    private final ByteArrayOutputStream bare;
    private int at = 2;

    private Jpeg(byte[] file) {
        this.file = file;
        this.bare = new ByteArrayOutputStream(file.length);
    }

    static byte[] bare(byte[] file) throws Content.Damaged {
        return new Jpeg(file).bare();
    }

    private byte[] bare() throws Content.Damaged {
        bare.write(file, 0, 2);
        boolean picture = false;
        while (true) {
            int marker = marker();
            if (marker == END) {
                if (!picture) {
                    throw new Content.Damaged();
                }
                mark(END);
                return bare.toByteArray(); // whatever follows is another picture, or something hidden
            }
            int length = length();
            if (stays(marker)) {
                mark(marker);
                bare.write(file, at, length);
            } else if (marker == 0xE1 && Content.holds(file, at + 2, EXIF)) {
                orientation(at + 2 + EXIF.length(), at + length).ifPresent(this::writeOrientation);
            }
            at += length;
            if (marker == SCAN) {
                picture = true;
                copyScan();
            }
        }
    }

    private int marker() throws Content.Damaged {
        if (sign(at) != 0xFF) {
            throw new Content.Damaged();
        }
        while (sign(at) == 0xFF) {
            at++;
        }
        return sign(at++);
    }

    private int length() throws Content.Damaged {
        int length = sign(at) << 8 | sign(at + 1);
        if (length < 2 || at + length > file.length) {
            throw new Content.Damaged();
        }
        return length;
    }

    /** Of the application's segments: JFIF, Adobe's colour transform, the colour profile. No comment. */
    private boolean stays(int marker) {
        boolean beside = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE;
        return !beside || marker == 0xE0 || marker == 0xEE || marker == 0xE2 && Content.holds(file, at + 2, "ICC_PROFILE\0");
    }

    /** Up to the next marker that is neither a stuffed byte nor a restart. */
    private void copyScan() throws Content.Damaged {
        int from = at;
        while (!(sign(at) == 0xFF && sign(at + 1) != 0 && sign(at + 1) != 0xFF && (sign(at + 1) < 0xD0 || sign(at + 1) > 0xD7))) {
            at++;
        }
        bare.write(file, from, at - from);
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

    /** A photo held upright would lie on its side without it. */
    private void writeOrientation(int side) {
        var exif = ByteBuffer.allocate(34);
        exif.putShort((short) 34).put(EXIF.getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 0x4D4D).putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) side).putShort((short) 0).putInt(0);
        mark(0xE1);
        bare.writeBytes(exif.array());
    }

    private void mark(int marker) {
        bare.write(0xFF);
        bare.write(marker);
    }

    private int sign(int index) throws Content.Damaged {
        if (index >= file.length) {
            throw new Content.Damaged();
        }
        return file[index] & 0xFF;
    }
}
