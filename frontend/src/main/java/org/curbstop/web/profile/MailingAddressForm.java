package org.curbstop.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Form for a separate mailing address, or to use the service address again; also to confirm that address after mail came back. */
final class MailingAddressForm extends Details {

    MailingAddressForm(Person person, String state, Consumer<Optional<Address>> changed) {
        setSummaryText(I18n.text("address.change"));
        var form = new FormBinder();
        var fields = new AddressForm(form, person.mailing(), state);
        var ways = TitledView.row("ways", form.submit("address.save", () -> changed.accept(Optional.of(fields.address()))));
        if (person.mailing().isPresent() || person.mailReturned()) {
            var service = new Button(I18n.text("address.service"), pressed -> changed.accept(Optional.empty()));
            service.addClassNames("button", "button-quiet");
            ways.add(service);
        }
        fields.add(ways);
        add(fields);
    }
}
