package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.CustomerProfiles.ProfileEditResult;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.preferences.NoticePreferences;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Contacts, PINs, language, paperless billing and mailing address. Each change is saved at once, so nothing is lost by leaving. */
@Route(value = ProfileNavigation.PROFILE, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class ProfileView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final CustomerProfiles profiles;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();
    private final ContactsPanel contacts;
    private final NoticePreferencesPanel notices;
    private final DesigneePanel designees;
    private final PinPanel pins;
    private final FreshSignIn fresh;

    ProfileView(ViewUser visitor, CustomerProfiles profiles, ConfirmingContacts confirming, NoticePreferences choices,
            ThirdPartyDesignees designees, ProvingIdentity proving, FreshSignIn fresh, Utility utility) {
        super("profile.title");
        this.visitor = visitor;
        this.profiles = profiles;
        this.utility = utility;
        this.contacts = new ContactsPanel(confirming, visitor, statusMessage, utility.zone(), this::change,
                () -> visitor.person().ifPresent(this::draw));
        this.notices = new NoticePreferencesPanel(choices, visitor, statusMessage);
        this.designees = new DesigneePanel(designees, visitor, statusMessage, () -> visitor.person().ifPresent(this::draw));
        this.pins = new PinPanel(proving, fresh, visitor, statusMessage, () -> visitor.person().ifPresent(this::draw));
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        visitor.person().ifPresentOrElse(person -> {
            draw(person);
            fresh.restore(ProfileNavigation.PROFILE, statusMessage, typed -> { }); // a PIN is never kept for afterwards
        }, () -> entering.forwardTo(ProfileNavigation.LINK));
    }

    private void draw(Person person) {
        clear();
        add(statusMessage, contacts.create(person), notices.create(person), language(person), paperless(person), letters(person));
        List<Account> mine = visitor.accounts().stream().filter(account -> account.holder().equals(person.id())).toList();
        if (!mine.isEmpty()) {
            add(pins.create(mine), designees.create(mine));
        }
        add(new Paragraph(PortalLinks.to(ProfileNavigation.LINK, I18n.text("account.add"))));
    }

    private Component language(Person person) {
        return titledCard("profile.language", paragraph("profile.language.hint"),
                new LanguageChoice(utility.languages(), person.language(), language -> changeLanguage(person, language)));
    }

    private void changeLanguage(Person person, Language language) {
        if (change(person, new ProfileEdit.ChangeLanguage(language))) {
            UI.getCurrent().getPage().setLocation("/language/" + language.tag() + "?back=/" + ProfileNavigation.PROFILE);
        }
    }

    private Component paperless(Person person) {
        return titledCard("profile.bills", new PaperlessCheckbox(person.paperless(), on -> paperless(person, on)),
                paragraph("profile.paperless.hint"));
    }

    private void paperless(Person person, boolean on) {
        if (change(person, new ProfileEdit.SetPaperless(on))) {
            statusMessage.showUndoable(I18n.text(on ? "profile.paperless.on" : "profile.paperless.off"),
                    () -> visitor.person().ifPresent(now -> change(now, new ProfileEdit.SetPaperless(!on))));
        }
    }

    private Component letters(Person person) {
        var card = titledCard("profile.mailing");
        if (person.mailReturned()) {
            card.add(new Callout(StatusChip.Tone.WARN, I18n.text("profile.mail-returned")));
        }
        card.add(paragraph("profile.mailing.now",
                person.mailing().map(address -> address.oneLine()).orElseGet(() -> I18n.text("profile.mailing.service"))));
        card.add(new MailingAddressForm(person, utility.address().state(),
                address -> change(person, new ProfileEdit.ChangeMailingAddress(address))));
        return card;
    }

    private boolean change(Person person, ProfileEdit edit) {
        statusMessage.removeAll();
        return switch (profiles.change(person.id(), person.version(), edit, visitor.actor())) {
            case ProfileEditResult.Done done -> shown(done.now(), StatusChip.Tone.GOOD, "profile.saved");
            case ProfileEditResult.Stale stale -> !shown(stale.now(), StatusChip.Tone.WARN, "profile.stale");
            case ProfileEditResult.Refused refused -> !shown(visitor.person().orElse(person), StatusChip.Tone.BAD, refused.code());
        };
    }

    private boolean shown(Person now, StatusChip.Tone tone, String key) {
        draw(now);
        statusMessage.show(tone, I18n.text(key));
        return true;
    }
}
