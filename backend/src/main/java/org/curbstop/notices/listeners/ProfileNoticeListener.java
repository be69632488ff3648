package org.curbstop.notices.listeners;

import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ContactChanged;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.DesigneeNamed;
import org.curbstop.accounts.PinChanged;
import org.curbstop.accounts.PinLockedOut;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notifies a contact that was already on file of a change, so that no profile is taken over unseen; notifies designees that they were
 * named.
 */
@Component
record ProfileNoticeListener(Notices notices, Accounts accounts) {

    /** Changes of where bills and letters go: their names in the audit trail, and in the notice. */
    private static final Map<String, String> REDIRECTING = Map.of("mailing-changed", "letters", "paperless-chosen", "paperless");

    @EventListener
    void on(ContactChanged changed) {
        to(changed.tell()).ifPresent(to -> notices.send(new Notice(
                "contact-changed:" + changed.person() + ":" + changed.at().toEpochMilli(), to, NoticeKind.CONTACT_CHANGED,
                Map.of("change", "contact"),
                Optional.of(changed.language()))));
    }

    /** Where bills and letters go can hide a shut-off, so that a change by staff is told to the customer. */
    @EventListener
    void on(ProfileChanged changed) {
        if (changed.staff().isPresent() && REDIRECTING.containsKey(changed.change())) {
            notices.send(new Notice("mail-changed:" + changed.person() + ":" + changed.version(),
                    new NoticeRecipient.KnownPerson(changed.person()), NoticeKind.CONTACT_CHANGED,
                    Map.of("change", REDIRECTING.get(changed.change())), Optional.empty()));
        }
    }

    @EventListener
    void on(PinLockedOut locked) {
        notices.send(new Notice("pin-locked:" + locked.person() + ":" + locked.at().toEpochMilli(),
                new NoticeRecipient.KnownPerson(locked.person()), NoticeKind.PIN_LOCKED,
                Map.of("until", locked.until()), Optional.empty()));
    }

    @EventListener
    void on(PinChanged changed) {
        notices.send(new Notice("pin-changed:" + changed.person() + ":" + changed.at().toEpochMilli(),
                new NoticeRecipient.KnownPerson(changed.person()), NoticeKind.PIN_CHANGED,
                Map.of("change", changed.removed() ? "removed" : "chosen"), Optional.empty()));
    }

    /** Sends nothing if the designation was withdrawn before the event was published. */
    @EventListener
    void on(DesigneeNamed named) {
        Optional<Account> account = accounts.find(named.account())
                .filter(known -> known.delegates().contains(new Delegate(named.person(), Delegate.Role.NOTIFIED)));
        account.ifPresent(known -> notices.send(new Notice(
                "designee-named:" + named.account() + ":" + named.person(), new NoticeRecipient.KnownPerson(named.person()),
                NoticeKind.DESIGNEE_NAMED,
                Map.of("place", known.premise().address().street()), Optional.empty())));
    }

    private static Optional<NoticeRecipient> to(Contact contact) {
        return switch (contact.kind()) {
            case PHONE -> contact.mayText() ? contact.phone().map(NoticeRecipient.Phone::new) : Optional.empty();
            case EMAIL -> Optional.of(new NoticeRecipient.Email(contact.value()));
        };
    }
}
