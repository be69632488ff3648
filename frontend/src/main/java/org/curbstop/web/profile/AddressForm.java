package org.curbstop.web.profile;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.common.PostalCode;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;

/** Fields of a mailing address. */
public final class AddressForm extends Div {

    private final TextField street = field("address.street", "address-line1");
    private final TextField city = field("address.city", "address-level2");
    private final TextField region = field("address.state", "address-level1");
    private final TextField zip = field("address.zip", "postal-code");

    /**
     * @param now address to change, if there is one
     * @param state default state of a new address
     */
    public AddressForm(FormBinder form, Optional<Address> now, String state) {
        addClassName("form");
        region.setValue(state);
        now.ifPresent(address -> {
            street.setValue(address.street());
            city.setValue(address.city());
            region.setValue(address.state());
            zip.setValue(address.zip().value());
        });
        add(form.require(street, "address.street.error"), form.require(city, "address.city.error"),
                form.check(region, typed -> typed.strip().matches("[A-Za-z]{2}"), "address.state.error"),
                form.check(zip, typed -> typed.strip().matches("\\d{5}"), "address.zip.error"));
    }

    private static TextField field(String key, String autocomplete) {
        var field = new TextField(I18n.text(key));
        field.setMaxLength(Address.MAX_LINE_LENGTH);
        field.setRequiredIndicatorVisible(true);
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }

    /** Returns the address; all fields must be valid. */
    public Address address() {
        return new Address(street.getValue(), city.getValue(), region.getValue().strip().toUpperCase(Locale.ROOT),
                new PostalCode(zip.getValue().strip()));
    }
}
