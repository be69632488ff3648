package org.curbstop.papers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file judged by what is in it, never by its name or by what its sender says that it is. */
sealed interface Content {

    /** @param bytes as they are kept: without what a photo says about where it was taken */
    record Taken(Paper.Kind kind, byte[] bytes) implements Content {}

    record Refused(Papers.Reason reason) implements Content {}

    /** Thrown and caught within this package: the file ends or contradicts itself. */
    final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown and caught within this package: looking at it takes more than any paper is worth. */
    final class TooDear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDear() {
            super(null, null, false, false);
        }
    }

    static Content of(byte[] file, Deadline deadline) {
        if (file.length == 0) {
            return new Refused(Papers.Reason.EMPTY);
        }
        try {
            if (Picture.isTooLarge(file)) {
                return new Refused(Papers.Reason.TOO_COMPLEX);
            }
            if (begins(file, 0xFF, 0xD8, 0xFF)) {
                return new Taken(Paper.Kind.JPEG, Jpeg.bare(file));
            }
            if (begins(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return new Taken(Paper.Kind.PNG, Png.bare(file));
            }
            if (begins(file, '%', 'P', 'D', 'F', '-')) {
                return Pdf.refusal(file, deadline).<Content>map(Refused::new).orElseGet(() -> new Taken(Paper.Kind.PDF, file));
            }
        } catch (Damaged broken) {
            return new Refused(Papers.Reason.DAMAGED);
        } catch (TooDear much) {
            return new Refused(Papers.Reason.TOO_COMPLEX);
        }
        return new Refused(Papers.Reason.OTHER_KIND);
    }

    static boolean begins(byte[] file, int... signs) {
        return file.length >= signs.length && Arrays.equals(Arrays.copyOf(file, signs.length), bytes(signs));
    }

    static boolean holds(byte[] file, int at, String text) {
        byte[] signs = text.getBytes(StandardCharsets.ISO_8859_1);
        return at + signs.length <= file.length && Arrays.equals(file, at, at + signs.length, signs, 0, signs.length);
    }

    private static byte[] bytes(int... signs) {
        var bytes = new byte[signs.length];
        for (int i = 0; i < signs.length; i++) {
            bytes[i] = (byte) signs[i];
        }
        return bytes;
    }
}
