package org.curbstop.web.layout;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.identity.Me;
import org.curbstop.identity.SignedIn;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Who looks at a view, in which language, and at which of their accounts. */
@Component
public class Visitor {

    /** Query parameter that names the account a view is about, so that a link or a reload shows the same. */
    public static final String ACCOUNT = "account";

    private final Me me;
    private final Accounts accounts;
    private final Utility utility;
    private final LocaleResolver doorLanguage;

    Visitor(Me me, Accounts accounts, Utility utility, LocaleResolver doorLanguage) {
        this.me = me;
        this.accounts = accounts;
        this.utility = utility;
        this.doorLanguage = doorLanguage;
    }

    public SignedIn who() {
        return me.required();
    }

    /** As limits and the audit trail know them. */
    public Asker asker() {
        return me.required().asker(origin());
    }

    /** As {@link org.curbstop.assistance.AgencyDesk} knows the people of an agency, though they may work for the utility too. */
    public Asker atAgency() {
        return me.required().atAgency(origin());
    }

    private static String origin() {
        return Optional.ofNullable(VaadinRequest.getCurrent()).map(VaadinRequest::getRemoteAddr).orElse("portal");
    }

    public Optional<Person> person() {
        return me.signedIn().flatMap(SignedIn::person).flatMap(accounts::person);
    }

    /** Their own choice; for whoever has none on file, what the door they came by says. */
    public Language language() {
        return person().map(Person::language).filter(utility.languages()::contains).orElseGet(this::languageOfTheDoor);
    }

    /** All that they may see, open ones first. */
    public List<Account> accounts() {
        return me.required().person().map(accounts::of).orElse(List.of());
    }

    /**
     * The account that the address names, or the first; empty for somebody who has none yet.
     *
     * @throws NotFoundException it names one that is not theirs, or none
     */
    public Optional<Account> account(QueryParameters parameters) {
        List<Account> mine = accounts();
        Optional<String> named = parameters.getSingleParameter(ACCOUNT);
        if (named.isEmpty()) {
            return mine.stream().findFirst();
        }
        return Optional.of(mine.stream().filter(account -> account.id().value().equals(named.get())).findFirst().orElseThrow(NotFoundException::new));
    }

    private Language languageOfTheDoor() {
        return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                ? utility.languages().stream()
                        .filter(language -> language.tag().equals(doorLanguage.resolveLocale(request.getHttpServletRequest()).getLanguage()))
                        .findFirst()
                        .orElse(utility.language())
                : utility.language();
    }
}
