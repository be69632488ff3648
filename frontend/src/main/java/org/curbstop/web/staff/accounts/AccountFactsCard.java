package org.curbstop.web.staff.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Actor;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.staff.StaffView;

/**
 * Card with what staff need at a glance: warnings first, then how to reach the customer, services with their meters, and the plan. What the
 * customer could change in their profile can be changed here.
 */
@org.springframework.stereotype.Component
record AccountFactsCard(Accounts accounts, Arrangements arrangements, Holds holds, CustomerProfileEditor profile, Clock clock) {

    Component create(Account account, StaffView view) {
        Actor staff = view.actor();
        LocalDate today = LocalDate.now(clock);
        Optional<Person> holder = accounts.findPerson(account.holder());
        Section card = TitledView.titledCard("staff.facts");
        account.closed().ifPresent(day -> card.add(new StatusChip(StatusChip.Tone.PLAIN, I18n.text("staff.facts.closed", I18n.date(day)))));
        holder.filter(Person::mailReturned)
                .ifPresent(_ -> card.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("staff.facts.mail-returned"))));
        holds.accountFlags(account.id(), staff).deviceOn(today).ifPresent(device -> card.add(
                new StatusChip(StatusChip.Tone.BAD, I18n.text("staff.facts.device", device.what(), I18n.date(device.until())))));
        holds.listActive(account.id(), staff).forEach(hold -> card.add(new StatusChip(StatusChip.Tone.WARN, text(hold))));
        var facts = TitledView.styled(new DescriptionList(), "review-facts");
        holder.ifPresent(person -> holder(facts, person));
        fact(facts, "staff.facts.class", I18n.text("staff.class", account.customerClass()));
        String[] services = account.agreements().stream().filter(agreement -> agreement.isActiveOn(today)).map(AccountFactsCard::text)
                .toArray(String[]::new);
        if (services.length > 0) {
            fact(facts, "staff.facts.services", services);
        }
        arrangements.findRunning(account.id(), staff).ifPresent(plan -> fact(facts, "time.plan", plan.nextInstallment()
                .map(next -> I18n.text("time.line.next", I18n.money(next.amount()), I18n.date(next.due())))
                .orElseGet(() -> I18n.text("time.state.kept"))));
        card.add(facts);
        holder.ifPresent(person -> card.add(profile.create(person, view)));
        return card;
    }

    private static void holder(DescriptionList facts, Person person) {
        person.contacts().forEach(contact -> fact(facts, contact.kind() == Contact.Kind.PHONE ? "staff.facts.phone" : "staff.facts.email",
                text(contact)));
        fact(facts, "staff.facts.language", person.language().locale().getDisplayLanguage(I18n.locale()));
        person.mailing().ifPresent(address -> fact(facts, "staff.facts.mailing", address.oneLine()));
    }

    private static String text(Contact contact) {
        return contact.phone().map(phone -> contact.mayText() ? phone.formatNational()
                : I18n.text("staff.facts.no-texts", phone.formatNational())).orElseGet(contact::value);
    }

    private static String text(ServiceAgreement agreement) {
        String service = I18n.text("service", agreement.service());
        return agreement.meter().map(meter -> I18n.text("staff.facts.meter", service, meter)).orElse(service);
    }

    private static String text(Hold hold) {
        String kind = I18n.text("hold", hold.kind());
        return hold.until().equals(Hold.NO_END) ? kind : I18n.text("staff.facts.hold", kind, I18n.date(hold.until()));
    }

    private static void fact(DescriptionList facts, String key, String... values) {
        facts.add(new DescriptionList.Term(I18n.text(key)));
        List.of(values).forEach(value -> facts.add(new DescriptionList.Description(value)));
    }
}
