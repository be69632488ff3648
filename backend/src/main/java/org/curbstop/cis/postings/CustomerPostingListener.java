package org.curbstop.cis.postings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.common.PersonId;
import org.curbstop.notices.preferences.TextConsentChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates postings for contact and consent changes, one per account of the holder. Values are masked: whoever needs them opens the account.
 */
@Component
record CustomerPostingListener(PostingRepository repository, Accounts accounts) {

    @EventListener
    void on(ProfileChanged changed) {
        var details = new TreeMap<>(Map.of("change", changed.change()));
        changed.contact().ifPresent(masked -> details.put("contact", masked.replace("…", "***")));
        heldBy(changed.person()).forEach(account -> repository.add(PostingDraft.of(
                PostingKind.CONTACT + ":" + changed.person() + "/" + changed.version() + "/" + account.id(), PostingKind.CONTACT, "changed",
                account.id(), changed.at(), details)));
    }

    @EventListener
    void on(TextConsentChanged changed) {
        String number = changed.phone().e164();
        var details = Map.of("channel", "text", "contact", "***" + number.substring(number.length() - 2));
        accounts.listPeopleByPhone(changed.phone()).stream().map(Person::id).flatMap(person -> heldBy(person).stream()).distinct()
                .forEach(account -> repository.add(PostingDraft.of(
                        PostingKind.CONSENT + ":" + changed.entry() + "/" + account.id(), PostingKind.CONSENT,
                        PostingFields.code(changed.choice()), account.id(), changed.at(), details)));
    }

    private List<Account> heldBy(PersonId person) {
        return accounts.listVisibleTo(person).stream().filter(account -> account.holder().equals(person)).toList();
    }
}
