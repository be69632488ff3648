package org.curbstop.billing;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.usage.Reads;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** A bill to read, print or mail: a page of HTML, or a tagged PDF (PDF/UA-1) with its own fonts. */
@Component
public final class BillDocument {

    private static final int MONTHS_SHOWN = 13;
    private static final int ROOM = 15; // days: reading days move by a few

    private final Accounts accounts;
    private final Reads reads;
    private final Explaining explaining;
    private final Utility utility;
    private final Addresses addresses;

    BillDocument(Accounts accounts, Reads reads, Explaining explaining, Utility utility, Addresses addresses) {
        this.accounts = accounts;
        this.reads = reads;
        this.explaining = explaining;
        this.utility = utility;
        this.addresses = addresses;
    }

    /** A whole page; its style sheet is {@code /bill.css}, with no style or script inside, so that a strict policy lets it be. */
    public String html(Bill bill, Language language) {
        return page(bill, language).document(Html.empty("link rel=\"stylesheet\" href=\"/bill.css\""));
    }

    /** What {@code /bill.css} answers: the look of the bill in the utility's colours. */
    public String css() {
        return paper() + resource("/documents/bill-screen.css");
    }

    private String paper() {
        return resource("/documents/bill.css").replace("var(--brand)", utility.colors().brand()).replace("var(--on-brand)", utility.colors().onBrand());
    }

    public byte[] pdf(Bill bill, Language language) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> open("/liberation/LiberationSans-Regular.ttf"), "Liberation Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> open("/liberation/LiberationSans-Bold.ttf"), "Liberation Sans", 700, FontStyle.NORMAL, true);
        builder.withProducer(utility.name());
        builder.withHtmlContent(page(bill, language).document(Html.style(paper())), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the bill could not be drawn", e);
        }
        return out.toByteArray();
    }

    private BillPage page(Bill bill, Language language) {
        Account account = accounts.find(bill.account()).orElseThrow();
        Person holder = accounts.person(account.holder()).orElseThrow();
        // Thirteen months, so that the same month of last year stands at the other end.
        var recent = reads.since(bill.account(), bill.period().until().minusMonths(MONTHS_SHOWN).plusDays(ROOM)).stream()
                .filter(read -> !read.date().isAfter(bill.period().until()))
                .toList();
        return new BillPage(explaining.explain(bill), new BillPage.Addressee(account, holder), recent, utility, addresses.publicUrl(), BillWords.in(language));
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(BillDocument.class.getResourceAsStream(name), name);
    }
}
