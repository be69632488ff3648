package org.curbstop.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Address;
import org.curbstop.common.PostalCode;
import org.curbstop.web.components.I18n;

/** Form for a separate mailing address, or to use the service address again. */
final class MailingAddressForm extends Details {

    private static final class AddressInput {
        String street = "";
        String city = "";
        String state = "";
        String zip = "";
    }

    MailingAddressForm(Optional<Address> now, String state, Consumer<Optional<Address>> changed) {
        setSummaryText(I18n.text("address.change"));
        var typed = new AddressInput();
        typed.state = state;
        now.ifPresent(address -> {
            typed.street = address.street();
            typed.city = address.city();
            typed.state = address.state();
            typed.zip = address.zip().value();
        });
        var binder = new Binder<AddressInput>();
        var street = field("address.street", "street-address");
        var city = field("address.city", "address-level2");
        var region = field("address.state", "address-level1");
        var zip = field("address.zip", "postal-code");
        binder.forField(street).asRequired(I18n.text("address.street.error")).bind(t -> t.street, (t, v) -> t.street = v);
        binder.forField(city).asRequired(I18n.text("address.city.error")).bind(t -> t.city, (t, v) -> t.city = v);
        binder.forField(region).withValidator(v -> v.matches("[A-Za-z]{2}"), I18n.text("address.state.error")).bind(t -> t.state,
                (t, v) -> t.state = v.toUpperCase(Locale.ROOT));
        binder.forField(zip).withValidator(v -> v.matches("\\d{5}"), I18n.text("address.zip.error")).bind(t -> t.zip, (t, v) -> t.zip = v);
        binder.readBean(typed);
        var save = new Button(I18n.text("address.save"), pressed -> {
            if (binder.writeBeanIfValid(typed)) {
                changed.accept(Optional.of(new Address(typed.street, typed.city, typed.state, new PostalCode(typed.zip))));
            }
        });
        save.addClassName("button");
        var ways = new Div(save);
        ways.addClassName("ways");
        if (now.isPresent()) {
            var service = new Button(I18n.text("address.service"), pressed -> changed.accept(Optional.empty()));
            service.addClassNames("button", "button-quiet");
            ways.add(service);
        }
        var form = new Div(street, city, region, zip, ways);
        form.addClassName("form");
        add(form);
    }

    private static TextField field(String key, String autocomplete) {
        var field = new TextField(I18n.text(key));
        field.setMaxLength(Address.LONGEST_LINE);
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }
}
