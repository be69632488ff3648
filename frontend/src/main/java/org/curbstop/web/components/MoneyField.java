package org.curbstop.web.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Currency;
import java.util.Optional;
import org.curbstop.common.AmountParser;
import org.curbstop.common.Money;

/** Takes an amount as people type it, in the forms of {@link AmountParser}. */
public final class MoneyField extends TextField {

    private final Currency currency;

    public MoneyField(String label, String hint, Currency currency) {
        super(label);
        this.currency = currency;
        setPrefixComponent(new Div("$"));
        setHelperText(hint);
        setMaxLength(AmountParser.MAX_LENGTH);
        setAllowedCharPattern("[0-9.,$ ]");
        getElement().setAttribute("inputmode", "decimal");
        setAutocomplete(Autocomplete.OFF);
        setValueChangeMode(ValueChangeMode.LAZY);
    }

    /** More than nothing; empty where the text is no amount as a whole. */
    public Optional<Money> amount() {
        return AmountParser.parse(getValue(), currency);
    }

    /** False, and said at the field: no amount can be read. */
    public boolean checkAmount(String error) {
        return amount().isPresent() || !showError(error);
    }

    /** True: says at the field why its amount is not taken. */
    public boolean showError(String error) {
        setErrorMessage(error);
        setInvalid(true);
        focus();
        return true;
    }

    public void clearError() {
        setInvalid(false);
    }

    public void setAmount(Money amount) {
        setValue(amount.decimal().toPlainString());
    }
}
