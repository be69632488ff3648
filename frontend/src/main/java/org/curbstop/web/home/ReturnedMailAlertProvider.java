package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.profile.ProfileNavigation;
import org.springframework.core.annotation.Order;

/** Alert for a customer whose mail came back, until they have given or confirmed an address. */
@org.springframework.stereotype.Component
@Order(30)
record ReturnedMailAlertProvider(ViewUser visitor) implements AccountAlertProvider {

    @Override
    public List<? extends Component> list(Account account) {
        return visitor.person().filter(Person::mailReturned).filter(person -> account.holder().equals(person.id()))
                .map(_ -> new Callout(StatusChip.Tone.WARN, I18n.text("profile.mail-returned"),
                        new Paragraph(PortalLinks.to(ProfileNavigation.PROFILE, I18n.text("address.change")))))
                .stream().toList();
    }
}
