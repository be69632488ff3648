package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.ConfirmingContacts;
import org.curbstop.accounts.Designees;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Profiles;
import org.curbstop.accounts.Profiles.Edit;
import org.curbstop.accounts.Profiles.Edited;
import org.curbstop.common.Language;
import org.curbstop.identity.Role;
import org.curbstop.notices.NoticeChoices;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** Contacts, language, paper, address for letters. Each change is one press and is kept at once, so nothing can be lost by leaving. */
@Route(value = ProfileNavigation.PROFILE, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class ProfileView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Profiles profiles;
    private final Utility utility;
    private final Told told = new Told();
    private final ContactsPanel contacts;
    private final NoticesPanel notices;
    private final DesigneePanel designees;

    ProfileView(Visitor visitor, Profiles profiles, ConfirmingContacts confirming, NoticeChoices choices, Designees designees, Utility utility) {
        super("profile.title");
        this.visitor = visitor;
        this.profiles = profiles;
        this.utility = utility;
        this.contacts = new ContactsPanel(confirming, visitor, told, utility.zone(), this::change, () -> visitor.person().ifPresent(this::draw));
        this.notices = new NoticesPanel(choices, visitor, told);
        this.designees = new DesigneePanel(designees, visitor, told, () -> visitor.person().ifPresent(this::draw));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        visitor.person().ifPresentOrElse(this::draw, () -> entering.forwardTo(ProfileNavigation.LINK));
    }

    private void draw(Person person) {
        clear();
        add(told, contacts.of(person), notices.of(person), language(person), paper(person), letters(person));
        List<Account> mine = visitor.accounts().stream().filter(account -> account.holder().equals(person.id())).toList();
        if (!mine.isEmpty()) {
            add(designees.of(mine));
        }
    }

    private Component language(Person person) {
        var ways = row("ways");
        for (Language language : utility.languages()) {
            boolean spoken = language.equals(person.language());
            var choice = new Button(language.locale().getDisplayLanguage(language.locale()), pressed -> speak(person, language));
            choice.addClassNames("button", spoken ? "button-chosen" : "button-quiet");
            choice.getElement().setAttribute("lang", language.tag()).setAttribute("aria-pressed", String.valueOf(spoken));
            ways.add(choice);
        }
        return titled("profile.language", words("profile.language.hint"), ways);
    }

    private void speak(Person person, Language language) {
        if (change(person, new Edit.Speak(language))) {
            UI.getCurrent().getPage().setLocation("/language/" + language.tag() + "?back=/" + ProfileNavigation.PROFILE);
        }
    }

    private Component paper(Person person) {
        var paperless = new Checkbox(Say.words("profile.paperless"), person.paperless());
        paperless.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                paperless(person, changed.getValue());
            }
        });
        return titled("profile.bills", paperless, words("profile.paperless.hint"));
    }

    private void paperless(Person person, boolean on) {
        if (change(person, new Edit.Paperless(on))) {
            told.done(Say.words(on ? "profile.paperless.on" : "profile.paperless.off"),
                    () -> visitor.person().ifPresent(now -> change(now, new Edit.Paperless(!on))));
        }
    }

    private Component letters(Person person) {
        var card = titled("profile.mailing");
        if (person.mailReturned()) {
            card.add(new Callout(Chip.Tone.WARN, Say.words("profile.mail-returned")));
        }
        card.add(words("profile.mailing.now", person.mailing().map(address -> address.oneLine()).orElseGet(() -> Say.words("profile.mailing.service"))));
        card.add(new AddressForm(person.mailing(), utility.address().state(), address -> change(person, new Edit.MailTo(address))));
        return card;
    }

    /** Whether it was done. */
    private boolean change(Person person, Edit edit) {
        told.removeAll();
        return switch (profiles.change(person.id(), person.version(), edit, visitor.asker())) {
            case Edited.Done done -> shown(done.now(), Chip.Tone.GOOD, "profile.saved");
            case Edited.Stale stale -> !shown(stale.now(), Chip.Tone.WARN, "profile.stale");
            case Edited.Refused refused -> !shown(visitor.person().orElse(person), Chip.Tone.BAD, refused.code());
        };
    }

    private boolean shown(Person now, Chip.Tone tone, String key) {
        draw(now);
        told.say(tone, Say.words(key));
        return true;
    }
}
