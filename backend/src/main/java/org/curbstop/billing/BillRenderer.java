package org.curbstop.billing;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.billing.document.BillPage;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.common.print.PdfRenderer;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Renders a bill to read, print or mail as a tagged PDF (PDF/UA-1) with embedded fonts. */
@Component
public final class BillRenderer {

    private static final int CHART_MONTHS = 13;
    private static final int TOLERANCE_DAYS = 15; // meter reading days vary by a few days

    private final Accounts accounts;
    private final MeterReads meterReads;
    private final BillExplainer billExplainer;
    private final Utility utility;
    private final ApplicationUrls addresses;

    BillRenderer(Accounts accounts, MeterReads meterReads, BillExplainer billExplainer, Utility utility, ApplicationUrls addresses) {
        this.accounts = accounts;
        this.meterReads = meterReads;
        this.billExplainer = billExplainer;
        this.utility = utility;
        this.addresses = addresses;
    }

    public byte[] pdf(Bill bill, Language language) {
        String style = PdfRenderer.styleSheet("/documents/bill.css", utility.colors().brand(), utility.colors().onBrand());
        return PdfRenderer.render(page(bill, language).render("<style>" + style + "</style>"), utility.name());
    }

    private BillPage page(Bill bill, Language language) {
        Account account = accounts.find(bill.account()).orElseThrow();
        Person holder = accounts.findPerson(account.holder()).orElseThrow();
        // Thirteen months, so that the chart begins with the same month of last year.
        var recent = meterReads.listSince(bill.account(), bill.period().until().minusMonths(CHART_MONTHS).plusDays(TOLERANCE_DAYS)).stream()
                .filter(read -> !read.date().isAfter(bill.period().until()))
                .toList();
        return new BillPage(billExplainer.explain(bill), account, holder, recent, utility, addresses.publicUrl(),
                MessageCatalog.of(language, "billing"));
    }
}
