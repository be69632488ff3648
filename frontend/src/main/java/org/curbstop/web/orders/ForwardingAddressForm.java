package org.curbstop.web.orders;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PostalCode;
import org.curbstop.web.components.I18n;

/** Form for the address of the final bill after a move. */
final class ForwardingAddressForm extends Div {

    private final TextField street = field("address.street", "street-address");
    private final TextField city = field("address.city", "address-level2");
    private final TextField state = field("address.state", "address-level1");
    private final TextField zip = field("address.zip", "postal-code");

    ForwardingAddressForm(String state) {
        addClassName("form");
        this.state.setValue(state);
        add(street, city, this.state, zip);
    }

    private static TextField field(String key, String autocomplete) {
        var field = new TextField(I18n.text(key));
        field.setMaxLength(Address.LONGEST_LINE);
        field.setErrorMessage(I18n.text(key + ".error"));
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }

    /** Empty if a field is invalid, which the field shows. */
    Optional<Address> read() {
        street.setInvalid(street.getValue().isBlank());
        city.setInvalid(city.getValue().isBlank());
        state.setInvalid(!state.getValue().strip().matches("[A-Za-z]{2}"));
        zip.setInvalid(!zip.getValue().strip().matches("\\d{5}"));
        var wrong = List.of(street, city, state, zip).stream().filter(TextField::isInvalid).findFirst();
        wrong.ifPresent(TextField::focus);
        try {
            return wrong.isPresent() ? Optional.empty() : Optional.of(new Address(
                    street.getValue(), city.getValue(), state.getValue().strip().toUpperCase(Locale.ROOT),
                    new PostalCode(zip.getValue().strip())));
        } catch (InvalidValueException e) {
            street.setInvalid(true);
            return Optional.empty();
        }
    }
}
