package org.curbstop.web.layout;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The user of a view, with language and selected account. */
@Component
public class ViewUser {

    /** Query parameter of the account that a view is about, so that a link or a reload shows the same account. */
    public static final String ACCOUNT = "account";

    private final CurrentUser me;
    private final Accounts accounts;
    private final Utility utility;
    private final LocaleResolver localeResolver;

    ViewUser(CurrentUser me, Accounts accounts, Utility utility, LocaleResolver localeResolver) {
        this.me = me;
        this.accounts = accounts;
        this.utility = utility;
        this.localeResolver = localeResolver;
    }

    public SignedInUser signedIn() {
        return me.require();
    }

    /** Returns the actor under which limits and the audit trail record the user. */
    public Actor actor() {
        return me.require().actor(origin());
    }

    /** Returns the user as {@link org.curbstop.assistance.referrals.AgencyReferrals} knows them, even if they also work for the utility. */
    public Actor agencyActor() {
        return me.require().agencyActor(origin());
    }

    private static String origin() {
        return Optional.ofNullable(VaadinRequest.getCurrent()).map(VaadinRequest::getRemoteAddr).orElse("portal");
    }

    public Optional<Person> person() {
        return me.find().flatMap(SignedInUser::person).flatMap(accounts::findPerson);
    }

    /** Returns the language on file, or that of the request if there is none. */
    public Language language() {
        return person().map(Person::language).filter(utility.languages()::contains).orElseGet(this::requestLanguage);
    }

    /** Returns the time zone of the utility, in which every user reads times. */
    public ZoneId zone() {
        return utility.zone();
    }

    /** Returns all accounts that the user may see, open ones first. */
    public List<Account> accounts() {
        return me.require().person().map(accounts::listVisibleTo).orElse(List.of());
    }

    /**
     * Returns the account that the URL names, or the first; empty if the user has none yet.
     *
     * @throws NotFoundException if the URL names an account of another customer, or none at all
     */
    public Optional<Account> account(QueryParameters parameters) {
        List<Account> mine = accounts();
        Optional<String> named = parameters.getSingleParameter(ACCOUNT);
        if (named.isEmpty()) {
            return mine.stream().findFirst();
        }
        return Optional.of(
                mine.stream().filter(account -> account.id().value().equals(named.get())).findFirst().orElseThrow(NotFoundException::new));
    }

    private Language requestLanguage() {
        return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                ? utility.languages().stream()
                        .filter(language -> language.tag()
                                .equals(localeResolver.resolveLocale(request.getHttpServletRequest()).getLanguage()))
                        .findFirst()
                        .orElse(utility.language())
                : utility.language();
    }
}
