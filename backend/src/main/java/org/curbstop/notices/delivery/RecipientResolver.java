package org.curbstop.notices.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.common.Language;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.curbstop.notices.preferences.NoticePreferences;
import org.curbstop.notices.preferences.PreferredChannel;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Resolves the addresses and the language of a notice. */
@Component
public class RecipientResolver {

    public record DeliveryAddress(Delivery.Medium medium, String value) {}

    private final Accounts accounts;
    private final TextConsent consent;
    private final NoticePreferences preferences;
    private final LandlineNumbers landlines;
    private final Utility utility;

    public RecipientResolver(Accounts accounts, TextConsent consent, NoticePreferences preferences, LandlineNumbers landlines,
            Utility utility) {
        this.landlines = landlines;
        this.accounts = accounts;
        this.consent = consent;
        this.preferences = preferences;
        this.utility = utility;
    }

    public List<DeliveryAddress> resolve(Notice notice) {
        return switch (notice.to()) {
            case NoticeRecipient.Phone phone -> List.of(new DeliveryAddress(Delivery.Medium.TEXT, phone.number().e164()));
            case NoticeRecipient.Caller caller -> List.of(new DeliveryAddress(
                    landlines.contains(caller.number()) ? Delivery.Medium.CALL : Delivery.Medium.TEXT, caller.number().e164()));
            case NoticeRecipient.Email mail -> List.of(new DeliveryAddress(Delivery.Medium.MAIL, mail.address()));
            case NoticeRecipient.KnownPerson person ->
                    accounts.findPerson(person.id()).map(known -> resolve(known, notice.kind())).orElse(List.of());
        };
    }

    Language language(Notice notice) {
        return notice.language()
                .or(() -> notice.to() instanceof NoticeRecipient.KnownPerson person ? accounts.findPerson(person.id()).map(Person::language)
                        : Optional.empty())
                .orElse(utility.language());
    }

    private List<DeliveryAddress> resolve(Person person, NoticeKind kind) {
        Optional<DeliveryAddress> text = person.contacts().stream().filter(Contact::mayText).flatMap(contact -> contact.phone().stream())
                .filter(phone -> !consent.isStopped(phone)).findFirst()
                .map(phone -> new DeliveryAddress(Delivery.Medium.TEXT, phone.e164()));
        Optional<DeliveryAddress> mail = person.email().map(contact -> new DeliveryAddress(Delivery.Medium.MAIL, contact.value()));
        List<DeliveryAddress> both = Stream.concat(text.stream(), mail.stream()).toList();
        PreferredChannel way = kind.topic().isConfigurable() ? preferences.get(person.id(), kind.topic()) : PreferredChannel.USUAL;
        List<DeliveryAddress> chosen = switch (way) {
            case USUAL -> defaultAddresses(kind, text, mail, both);
            case TEXT -> text.stream().toList();
            case MAIL -> mail.stream().toList();
            case BOTH -> both;
            case NONE -> List.of();
        };
        // The chosen channel may be unusable since, by STOP or a removed address: a mandatory notice then uses the other one.
        return chosen.isEmpty() && !kind.topic().isOptional() ? both : chosen;
    }

    /** Returns the default addresses: text first for urgent or requested notices, mail first for the rest, all for danger. */
    private static List<DeliveryAddress> defaultAddresses(NoticeKind kind, Optional<DeliveryAddress> text, Optional<DeliveryAddress> mail,
            List<DeliveryAddress> both) {
        return switch (kind.defaultRoute()) {
            case TEXT_FIRST -> text.or(() -> mail).stream().toList();
            case MAIL_FIRST -> mail.or(() -> text).stream().toList();
            case EVERY_WAY -> both;
        };
    }
}
