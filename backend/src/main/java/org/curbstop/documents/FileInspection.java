package org.curbstop.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file judged by what is in it, never by its name or by what its sender says that it is. */
sealed interface FileInspection {

    /** @param bytes as they are kept: without what a photo says about where it was taken */
    record Accepted(SentDocument.FileKind kind, byte[] bytes) implements FileInspection {}

    record Refused(SentDocuments.DocumentRefusalReason reason) implements FileInspection {}

    /** Thrown and caught within this package: the file ends or contradicts itself. */
    final class DamagedFileException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown and caught within this package: inspecting it takes more resources than a real document needs. */
    final class TooComplexException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooComplexException() {
            super(null, null, false, false);
        }
    }

    static FileInspection inspect(byte[] file, InspectionDeadline deadline) {
        if (file.length == 0) {
            return new Refused(SentDocuments.DocumentRefusalReason.EMPTY);
        }
        try {
            if (ImageSizeCheck.isTooLarge(file)) {
                return new Refused(SentDocuments.DocumentRefusalReason.TOO_COMPLEX);
            }
            if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
                return new Accepted(SentDocument.FileKind.JPEG, JpegMetadataStripper.stripped(file));
            }
            if (startsWith(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return new Accepted(SentDocument.FileKind.PNG, PngMetadataStripper.stripped(file));
            }
            if (startsWith(file, '%', 'P', 'D', 'F', '-')) {
                return PdfInspector.refusal(file, deadline).<FileInspection>map(Refused::new)
                        .orElseGet(() -> new Accepted(SentDocument.FileKind.PDF, file));
            }
        } catch (DamagedFileException broken) {
            return new Refused(SentDocuments.DocumentRefusalReason.DAMAGED);
        } catch (TooComplexException much) {
            return new Refused(SentDocuments.DocumentRefusalReason.TOO_COMPLEX);
        }
        return new Refused(SentDocuments.DocumentRefusalReason.OTHER_KIND);
    }

    static boolean startsWith(byte[] file, int... signs) {
        return file.length >= signs.length && Arrays.equals(Arrays.copyOf(file, signs.length), bytes(signs));
    }

    static boolean containsAt(byte[] file, int at, String text) {
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
