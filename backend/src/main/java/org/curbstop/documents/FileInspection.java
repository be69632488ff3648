package org.curbstop.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Result of inspecting a file by its content, never by its name or declared type. */
sealed interface FileInspection {

    /** @param bytes content to store, without the metadata of a photo */
    record Accepted(SentDocument.FileKind kind, byte[] bytes) implements FileInspection {}

    record Refused(SentDocuments.DocumentRefusalReason reason) implements FileInspection {}

    /** Used only in this package: the file is truncated or inconsistent. */
    final class DamagedFileException extends Exception {
    }

    /** Used only in this package: inspection takes more resources than a real document needs. */
    final class TooComplexException extends RuntimeException {
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
