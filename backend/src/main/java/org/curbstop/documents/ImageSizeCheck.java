package org.curbstop.documents;

import java.nio.ByteBuffer;

/** Checks the declared size of an image before it is decoded: a few kilobytes may declare a million by a million pixels. */
final class ImageSizeCheck {

    /** More pixels than phone cameras have. */
    private static final long MAX_PIXELS = 120_000_000;
    private static final int PNG_SIZE = 16;

    private ImageSizeCheck() {}

    static boolean isTooLarge(byte[] file) {
        if (FileInspection.startsWith(file, 0x89, 'P', 'N', 'G') && file.length >= PNG_SIZE + 8) {
            var header = ByteBuffer.wrap(file);
            return isTooLarge(header.getInt(PNG_SIZE), header.getInt(PNG_SIZE + 4));
        }
        return FileInspection.startsWith(file, 0xFF, 0xD8, 0xFF) && jpegIsTooLarge(file);
    }

    /** Reads the first frame header (ITU T.81, B.2.2). */
    private static boolean jpegIsTooLarge(byte[] file) {
        int at = 2;
        while (at + 9 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return isTooLarge(two(file, at + 5), two(file, at + 7));
            }
            at += 2 + Math.max(2, two(file, at + 2));
        }
        return false;
    }

    private static int two(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private static boolean isTooLarge(int width, int height) {
        return width < 0 || height < 0 || (long) width * height > MAX_PIXELS;
    }
}
