package org.curbstop.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;

/** Generates files like those that customers send. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] picture(String format) {
        return picture(format, 40);
    }

    /** Returns a picture of noise, which no format compresses well: the longer the side, the larger the file. */
    public static byte[] picture(String format, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(side);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt(0xFFFFFF));
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns a photo as a phone takes it: rotated (orientation 6), with a location and a comment. */
    static byte[] photo() {
        byte[] plain = picture("jpg");
        var tiff = ByteBuffer.allocate(26);
        tiff.put("MM".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0).putInt(0);
        byte[] exif = joined(text("Exif\0\0"), Arrays.copyOf(tiff.array(), 26), text("GPS 45.5231 N 122.6765 W"));
        return joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, segment(0xE1, exif),
                segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0<GPS/>")),
                segment(0xFE, text("my house")), Arrays.copyOfRange(plain, 2, plain.length), text("<script>second picture</script>"));
    }

    public static byte[] document(String inside) {
        return text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R " + inside + " >>\nendobj\n" + PAGES
                + "trailer << /Root 1 0 R >>\n%%EOF\n");
    }

    private static final String PAGES = "9 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";

    /** Returns a document whose object is in a compressed object stream, as most programs write it today. */
    static byte[] packedDocument(String inside) {
        byte[] plain = text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R /PieceInfo 7 0 R >>\nendobj\n7 0 obj\n<< " + inside
                + " >>\nendobj\n" + PAGES
                + "trailer << /Root 1 0 R >>\n%%EOF\n");
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(plain)) {
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!new String(out.toByteArray(), StandardCharsets.ISO_8859_1).contains("/ObjStm")) {
            throw new AssertionError("not packed");
        }
        return out.toByteArray();
    }

    static byte[] stream(int number, String dictionary, byte[] content) {
        return joined(text(number + " 0 obj\n<< " + dictionary + " /Length " + content.length + " >>\nstream\r\n"), content,
                text("\nendstream\nendobj\n"));
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        var some = new byte[8192];
        while (!deflater.finished()) {
            packed.write(some, 0, deflater.deflate(some));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
