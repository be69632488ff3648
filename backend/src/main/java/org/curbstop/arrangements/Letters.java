package org.curbstop.arrangements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.common.print.Html;
import org.curbstop.common.print.Sheets;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * The letter that confirms an arrangement, and the notice that service may be stopped: each a page of HTML to read and print, and a
 * tagged PDF to mail. Made anew each time from what is on record, so that a copy is always what was agreed. Whether somebody may have
 * one is decided by whoever hands it out: {@link Arrangements#find} and {@link Disconnections#find} ask.
 */
@Component
public final class Letters {

    private final Accounts accounts;
    private final ArrangementRules rules;
    private final Weighing weighing;
    private final Utility utility;
    private final Addresses addresses;

    Letters(Accounts accounts, ArrangementRules rules, Weighing weighing, Utility utility, Addresses addresses) {
        this.accounts = accounts;
        this.rules = rules;
        this.weighing = weighing;
        this.utility = utility;
        this.addresses = addresses;
    }

    /** A whole page; its style sheet is {@code /letter.css}, with no style or script inside, so that a strict policy lets it be. */
    public String html(Arrangement arrangement, Language language) {
        return page(arrangement, language).confirmation(arrangement, linked());
    }

    public byte[] pdf(Arrangement arrangement, Language language) {
        return Sheets.pdf(page(arrangement, language).confirmation(arrangement, inside()), utility.name());
    }

    /** Likewise, as it goes to one of its addressees: a tenant and a third party are not told what is owed. */
    public String html(DisconnectionNotice notice, Addressee to, Language language) {
        return page(notice, to, language).notice(notice, weighing.stops(notice), isTold(notice, to), linked());
    }

    public byte[] pdf(DisconnectionNotice notice, Addressee to, Language language) {
        return Sheets.pdf(page(notice, to, language).notice(notice, weighing.stops(notice), isTold(notice, to), inside()), utility.name());
    }

    /** What {@code /letter.css} answers: the look of a letter in the utility's colours. */
    public String css() {
        return look("/documents/letter.css") + look("/documents/letter-screen.css");
    }

    /** Not told what is owed; nor is whoever opens the mail of a place that is let. */
    private boolean isTold(DisconnectionNotice notice, Addressee to) {
        return switch (to.role()) {
            case TENANT, DESIGNEE -> true;
            case SERVICE_ADDRESS -> accounts.find(notice.account()).stream().flatMap(Account::tenants).findAny().isPresent();
            case OWNER -> false;
        };
    }

    private LetterPage page(Arrangement arrangement, Language language) {
        Account account = accounts.find(arrangement.account()).orElseThrow();
        Person to = arrangement.agreed().person().filter(account::isOpenTo).or(() -> Optional.of(account.holder())).flatMap(accounts::person).orElseThrow();
        return page(new LetterPage.Envelope(account, lines(to.name(), to.mailing().orElse(account.premise().address())), arrangement.agreed().day(),
                arrangement.reference()), language);
    }

    private LetterPage page(DisconnectionNotice notice, Addressee to, Language language) {
        Account account = accounts.find(notice.account()).orElseThrow();
        Address house = account.premise().address();
        List<String> lines = to.person().flatMap(accounts::person)
                .map(person -> lines(person.name(), person.mailing().orElse(house)))
                .orElseGet(() -> lines(ArrangementWords.ofLetters(language).say("addressee.occupant"), house));
        return page(new LetterPage.Envelope(account, lines, notice.issued(), notice.reference()), language);
    }

    private LetterPage page(LetterPage.Envelope envelope, Language language) {
        return new LetterPage(envelope, rules, utility, addresses.publicUrl(), ArrangementWords.ofLetters(language), ArrangementWords.in(language));
    }

    private static List<String> lines(String name, Address at) {
        var lines = new ArrayList<String>();
        lines.add(name);
        lines.add(at.street());
        lines.add(at.city() + ", " + at.state() + " " + at.zip());
        return lines;
    }

    private static Html linked() {
        return Html.all(List.of(
                Html.empty("link rel=\"icon\" href=\"/logo.svg\""), Html.empty("link rel=\"stylesheet\" href=\"/letter.css\"")));
    }

    private Html inside() {
        return Html.style(look("/documents/letter.css"));
    }

    private String look(String name) {
        return Sheets.look(name, utility.colors().brand(), utility.colors().onBrand());
    }
}
