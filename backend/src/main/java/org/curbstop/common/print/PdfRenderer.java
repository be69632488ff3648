package org.curbstop.common.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Renders pages as tagged PDF (PDF/UA-1) with embedded fonts. */
public final class PdfRenderer {

    private PdfRenderer() {}

    /**
     * @param page complete document with its style sheet inline
     * @param producer name of the document's owner
     */
    public static byte[] render(String page, String producer) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> open("/liberation/LiberationSans-Regular.ttf"), "Liberation Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> open("/liberation/LiberationSans-Bold.ttf"), "Liberation Sans", 700, FontStyle.NORMAL, true);
        builder.withProducer(producer);
        builder.withHtmlContent(page, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the page could not be rendered", e);
        }
        return out.toByteArray();
    }

    /** Returns a bundled style sheet in the utility's colors. */
    public static String styleSheet(String name, String brand, String onBrand) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("var(--brand)", brand).replace("var(--on-brand)", onBrand);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(PdfRenderer.class.getResourceAsStream(name), name);
    }
}
