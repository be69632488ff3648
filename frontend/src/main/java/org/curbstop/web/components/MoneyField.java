package org.curbstop.web.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Currency;
import java.util.Optional;
import org.curbstop.common.AmountParser;
import org.curbstop.common.Money;

/** Text field for an amount, in any form that {@link AmountParser} accepts. */
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

    /** Returns the amount, or empty if the text is not a positive amount. */
    public Optional<Money> amount() {
        return AmountParser.parse(getValue(), currency);
    }

    public void setAmount(Money amount) {
        setValue(amount.decimal().toPlainString());
    }
}
