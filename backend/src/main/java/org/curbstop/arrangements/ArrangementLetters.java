package org.curbstop.arrangements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.disconnection.DisconnectionEligibility;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.print.PdfRenderer;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders the letter that confirms an arrangement and the disconnection notice, each as an HTML page to read and print and as a tagged PDF
 * to mail. Letters are rendered from the stored record each time, so that every copy shows what was agreed. Callers check access:
 * {@link Arrangements#find} and {@link Disconnections#find} do.
 */
@Component
public final class ArrangementLetters {

    private static final String LINKED_STYLES = "<link rel=\"icon\" href=\"/logo.svg\"/><link rel=\"stylesheet\" href=\"/letter.css\"/>";

    private final Accounts accounts;
    private final ArrangementRules rules;
    private final DisconnectionEligibility eligibility;
    private final Utility utility;
    private final ApplicationUrls applicationUrls;

    ArrangementLetters(Accounts accounts, ArrangementRules rules, DisconnectionEligibility eligibility, Utility utility,
            ApplicationUrls addresses) {
        this.accounts = accounts;
        this.rules = rules;
        this.eligibility = eligibility;
        this.utility = utility;
        this.applicationUrls = addresses;
    }

    /**
     * Renders a complete page without inline styles or scripts, so that a strict content security policy allows it. The style sheet is
     * {@code /letter.css}.
     */
    public String html(Arrangement arrangement, Language language) {
        return page(arrangement, language).render(LINKED_STYLES);
    }

    public byte[] pdf(Arrangement arrangement, Language language) {
        return PdfRenderer.render(page(arrangement, language).render(embeddedStyles()), utility.name());
    }

    /** Renders the notice for one addressee. Tenants and third-party designees do not see what is owed. */
    public String html(DisconnectionNotice notice, NoticeAddressee to, Language language) {
        return page(notice, to, language).render(LINKED_STYLES);
    }

    public byte[] pdf(DisconnectionNotice notice, NoticeAddressee to, Language language) {
        return PdfRenderer.render(page(notice, to, language).render(embeddedStyles()), utility.name());
    }

    /** Returns the content of {@code /letter.css}: the letter style in the utility's colors. */
    public String css() {
        return styleSheet("/documents/letter.css") + styleSheet("/documents/letter-screen.css");
    }

    /** Tenants and designees do not see the amount, nor does whoever opens the mail at a rented premise. */
    private boolean withholdsAmount(DisconnectionNotice notice, NoticeAddressee to) {
        return switch (to.role()) {
            case TENANT, DESIGNEE -> true;
            case SERVICE_ADDRESS -> accounts.find(notice.account()).stream().flatMap(Account::tenants).findAny().isPresent();
            case OWNER -> false;
        };
    }

    private ArrangementLetterPage page(Arrangement arrangement, Language language) {
        Account account = accounts.find(arrangement.account()).orElseThrow();
        Person to = arrangement.agreed().person().filter(account::isVisibleTo).or(() -> Optional.of(account.holder()))
                .flatMap(accounts::findPerson).orElseThrow();
        var envelope = new ArrangementLetterPage.LetterAddress(account, lines(to.name(), to.mailing().orElse(account.premise().address())),
                arrangement.agreed().day(), arrangement.reference());
        return page(envelope, arrangement, null, arrangement.schedule().total(), false, language);
    }

    private ArrangementLetterPage page(DisconnectionNotice notice, NoticeAddressee to, Language language) {
        Account account = accounts.find(notice.account()).orElseThrow();
        Address house = account.premise().address();
        List<String> lines = to.person().flatMap(accounts::findPerson)
                .map(person -> lines(person.name(), person.mailing().orElse(house)))
                .orElseGet(() -> lines(ArrangementMessages.forLetters(language).text("addressee.occupant"), house));
        var envelope = new ArrangementLetterPage.LetterAddress(account, lines, notice.issued(), notice.reference());
        return page(envelope, null, notice, eligibility.amountDue(notice), withholdsAmount(notice, to), language);
    }

    private ArrangementLetterPage page(ArrangementLetterPage.LetterAddress envelope, @Nullable Arrangement arrangement,
            @Nullable DisconnectionNotice notice, Money stops, boolean amountWithheld, Language language) {
        return new ArrangementLetterPage(envelope, arrangement, notice, stops, amountWithheld, rules, utility, applicationUrls.publicUrl(),
                ArrangementMessages.forLetters(language), ArrangementMessages.in(language));
    }

    private static List<String> lines(String name, Address at) {
        var lines = new ArrayList<String>();
        lines.add(name);
        lines.add(at.street());
        lines.add(at.city() + ", " + at.state() + " " + at.zip());
        return lines;
    }

    private String embeddedStyles() {
        return "<style>" + styleSheet("/documents/letter.css") + "</style>";
    }

    private String styleSheet(String name) {
        return PdfRenderer.styleSheet(name, utility.colors().brand(), utility.colors().onBrand());
    }
}
