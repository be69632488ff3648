package org.curbstop.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Finds where a notice goes, and in which language. */
@Component
class Addressing {

    /** One address and the way to it. */
    record Address(Delivery.Means means, String value) {}

    private final Accounts accounts;
    private final Consent consent;
    private final Utility utility;

    Addressing(Accounts accounts, Consent consent, Utility utility) {
        this.accounts = accounts;
        this.consent = consent;
        this.utility = utility;
    }

    List<Address> of(Notice notice) {
        return switch (notice.to()) {
            case To.Phone phone -> List.of(new Address(Delivery.Means.TEXT, phone.number().e164()));
            case To.Mail mail -> List.of(new Address(Delivery.Means.MAIL, mail.address()));
            case To.Person person -> accounts.person(person.id()).map(known -> of(known, notice.kind())).orElse(List.of());
        };
    }

    Language language(Notice notice) {
        return notice.language()
                .or(() -> notice.to() instanceof To.Person person ? accounts.person(person.id()).map(Person::language) : Optional.empty())
                .orElse(utility.language());
    }

    /** What is urgent or asked for goes by text first; what can be read at leisure by mail first; danger by every way there is. */
    private List<Address> of(Person person, NoticeKind kind) {
        Optional<Address> text = person.contacts().stream().filter(Contact::mayText).flatMap(contact -> contact.phone().stream())
                .filter(phone -> !consent.stopped(phone)).findFirst().map(phone -> new Address(Delivery.Means.TEXT, phone.e164()));
        Optional<Address> mail = person.email().map(contact -> new Address(Delivery.Means.MAIL, contact.value()));
        var addresses = new ArrayList<Address>();
        switch (kind.means()) {
            case TEXT_FIRST -> text.or(() -> mail).ifPresent(addresses::add);
            case MAIL_FIRST -> mail.or(() -> text).ifPresent(addresses::add);
            case EVERY_WAY -> {
                text.ifPresent(addresses::add);
                mail.ifPresent(addresses::add);
            }
        }
        return addresses;
    }
}
