package org.curbstop.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** Removes texts, times and Exif data from a PNG (W3C PNG, third edition, chapters 5 and 11). */
final class PngMetadataStripper {

    private static final int HEADER = 8;
    private static final Set<String> COLOR_CHUNKS = Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP");

    private PngMetadataStripper() {}

    static byte[] stripped(byte[] file) throws FileInspection.DamagedFileException {
        var bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, HEADER);
        var all = ByteBuffer.wrap(file);
        int at = HEADER;
        while (true) {
            if (file.length - at < 12) {
                throw new FileInspection.DamagedFileException();
            }
            int length = all.getInt(at);
            if (length < 0 || length > file.length - at - 12 || all.getInt(at + 8 + length) != crc(file, at + 4, length + 4)) {
                throw new FileInspection.DamagedFileException();
            }
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (at == HEADER && !name.equals("IHDR")) {
                throw new FileInspection.DamagedFileException();
            }
            if (Character.isUpperCase(name.charAt(0)) || COLOR_CHUNKS.contains(name)) {
                bare.write(file, at, length + 12);
            }
            at += length + 12;
            if (name.equals("IEND")) {
                return bare.toByteArray();
            }
        }
    }

    private static int crc(byte[] file, int from, int length) {
        var crc = new CRC32();
        crc.update(file, from, length);
        return (int) crc.getValue();
    }
}
