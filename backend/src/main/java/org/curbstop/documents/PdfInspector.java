package org.curbstop.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Parses a PDF and searches all of its objects for {@link ActiveContent}. Finding none does not prove the file harmless, so it is only
 * offered as a download, never shown within a page.
 */
final class PdfInspector {

    /** Filters other than Flate, which expand to many times their size and occur only in documents from before 2000. */
    private static final Set<String> OLD_FILTERS = Set.of("LZWDecode", "LZW", "RunLengthDecode", "RL");
    private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9#]{2,60}+)");
    private static final int MAX_NAMES = 150_000;
    /** Limit outside object streams; a tagged document of 300 pages has a tenth of it. */
    private static final int MAX_PLAIN_OBJECTS = 50_000;
    private static final int MAX_OBJECTS = 200_000;
    private static final int MAX_PAGES = 300;
    private static final long MAX_MEMORY = 16L * 1024 * 1024;

    private PdfInspector() {}

    /**
     * Returns the reason to refuse the file, if any.
     *
     * @throws FileInspection.TooComplexException if it takes more resources than a real document needs
     */
    static Optional<SentDocuments.DocumentRefusalReason> refusal(byte[] file, InspectionDeadline deadline)
            throws FileInspection.DamagedFileException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("%%EOF")) {
            throw new FileInspection.DamagedFileException();
        }
        if (names(text, deadline)) {
            return Optional.of(SentDocuments.DocumentRefusalReason.LOCKED);
        }
        checkObjects(text);
        PdfStreamSizeCheck.check(file, deadline);
        try (PDDocument document = Loader.loadPDF(
                new LimitedReadBuffer(file, deadline), "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MAX_MEMORY).streamCache)) {
            if (document.isEncrypted()) {
                return Optional.of(SentDocuments.DocumentRefusalReason.LOCKED);
            }
            return isActive(document, deadline) ? Optional.of(SentDocuments.DocumentRefusalReason.ACTIVE) : Optional.empty();
        } catch (InvalidPasswordException locked) {
            return Optional.of(SentDocuments.DocumentRefusalReason.LOCKED);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof FileInspection.TooComplexException) {
                throw (FileInspection.TooComplexException) broken;
            }
            throw new FileInspection.DamagedFileException();
        } catch (StackOverflowError nested) {
            throw new FileInspection.TooComplexException();
        }
    }

    /** Returns whether names outside streams indicate encryption. Rejects old filters. One pass. */
    private static boolean names(String text, InspectionDeadline deadline) {
        var name = NAME.matcher(text);
        boolean locked = false;
        for (int i = 0; name.find(); i++) {
            if (i % 10_000 == 0) {
                deadline.check();
            }
            if (i > MAX_NAMES) {
                throw new FileInspection.TooComplexException();
            }
            String plain = name.group(1).indexOf('#') < 0 ? name.group(1) : unescaped(name.group(1));
            if (OLD_FILTERS.contains(plain)) {
                throw new FileInspection.TooComplexException();
            }
            locked |= plain.equals("Encrypt");
        }
        return locked;
    }

    /** Counts objects before a parser creates them. */
    private static void checkObjects(String text) {
        int count = 0;
        for (int at = text.indexOf(" obj"); at >= 0; at = text.indexOf(" obj", at + 1)) {
            if (++count > MAX_PLAIN_OBJECTS) {
                throw new FileInspection.TooComplexException();
            }
        }
    }

    private static String unescaped(String name) {
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean escape = name.charAt(i) == '#' && i + 2 < name.length() && isHex(name.charAt(i + 1)) && isHex(name.charAt(i + 2));
            plain.append(escape ? (char) Integer.parseInt(name.substring(i + 1, i + 3), 16) : name.charAt(i));
            i += escape ? 2 : 0;
        }
        return plain.toString();
    }

    private static boolean isHex(char sign) {
        return Character.digit(sign, 16) >= 0;
    }

    private static boolean isActive(PDDocument document, InspectionDeadline deadline) {
        var all = document.getDocument().getXrefTable().keySet();
        if (all.size() > MAX_OBJECTS) {
            throw new FileInspection.TooComplexException();
        }
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        open.add(document.getDocument().getTrailer());
        for (COSObjectKey key : all) {
            open.add(document.getDocument().getObjectFromPool(key));
        }
        int pages = 0;
        boolean active = false;
        while (!open.isEmpty()) {
            deadline.check();
            COSBase next = open.poll();
            COSBase base = next instanceof COSObject object ? object.getObject() : next;
            if (base == null || !seen.add(base)) {
                continue;
            }
            if (seen.size() > MAX_OBJECTS) {
                throw new FileInspection.TooComplexException();
            }
            if (base instanceof COSArray array) {
                array.forEach(open::add);
            } else if (base instanceof COSDictionary dictionary) {
                pages += COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE)) ? 1 : 0;
                active |= ActiveContent.isIn(dictionary);
                open.addAll(dictionary.getValues());
            }
            if (pages > MAX_PAGES) {
                throw new FileInspection.TooComplexException();
            }
        }
        return active;
    }

    static byte[] bytes(String ascii) {
        return ascii.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
