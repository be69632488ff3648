package org.curbstop.billing;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.common.print.Html;
import org.curbstop.common.print.Sheets;
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
        return paper() + look("/documents/bill-screen.css");
    }

    private String paper() {
        return look("/documents/bill.css");
    }

    private String look(String name) {
        return Sheets.look(name, utility.colors().brand(), utility.colors().onBrand());
    }

    public byte[] pdf(Bill bill, Language language) {
        return Sheets.pdf(page(bill, language).document(Html.style(paper())), utility.name());
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
}
