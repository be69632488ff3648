package org.curbstop.notices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final NoticeChoices choices;
    private final Utility utility;

    Addressing(Accounts accounts, Consent consent, NoticeChoices choices, Utility utility) {
        this.accounts = accounts;
        this.consent = consent;
        this.choices = choices;
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

    private List<Address> of(Person person, NoticeKind kind) {
        Optional<Address> text = person.contacts().stream().filter(Contact::mayText).flatMap(contact -> contact.phone().stream())
                .filter(phone -> !consent.stopped(phone)).findFirst().map(phone -> new Address(Delivery.Means.TEXT, phone.e164()));
        Optional<Address> mail = person.email().map(contact -> new Address(Delivery.Means.MAIL, contact.value()));
        List<Address> both = Stream.concat(text.stream(), mail.stream()).toList();
        Way way = kind.topic().isChosen() ? choices.of(person.id(), kind.topic()) : Way.USUAL;
        List<Address> chosen = switch (way) {
            case USUAL -> usual(kind, text, mail, both);
            case TEXT -> text.stream().toList();
            case MAIL -> mail.stream().toList();
            case BOTH -> both;
            case NONE -> List.of();
        };
        // The way that was chosen may have gone since, by STOP or with an address: what must be told is told the other way.
        return chosen.isEmpty() && !kind.topic().mayBeOff() ? both : chosen;
    }

    /** What is urgent or asked for goes by text first; what can be read at leisure by mail first; danger by every way there is. */
    private static List<Address> usual(NoticeKind kind, Optional<Address> text, Optional<Address> mail, List<Address> both) {
        return switch (kind.means()) {
            case TEXT_FIRST -> text.or(() -> mail).stream().toList();
            case MAIL_FIRST -> mail.or(() -> text).stream().toList();
            case EVERY_WAY -> both;
        };
    }
}
