package org.curbstop.web.help;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.Circumstance;
import org.curbstop.assistance.Every;
import org.curbstop.assistance.Fuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.Income;
import org.curbstop.common.AmountParser;
import org.curbstop.common.Money;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** The few questions of a screening. What is filled in goes nowhere but into the answer on the same page. */
final class HouseholdForm extends Div {

    /** How the bill stands. */
    enum Bill { FINE, BEHIND, NOTICE, CUT }

    /** What may be ticked; how the bill stands is a question of its own. */
    private static final List<Circumstance> AT_HOME = List.of(
            Circumstance.SENIOR, Circumstance.DISABILITY, Circumstance.YOUNG_CHILD, Circumstance.MEDICAL_DEVICE, Circumstance.OTHER_BENEFITS, Circumstance.LEAK);

    private final Currency currency;
    private final IntegerField size = new IntegerField(Say.words("help.size"));
    private final TextField amount = new TextField(Say.words("help.income"));
    private final Select<Every> every = new Select<>();
    private final RadioButtonGroup<Bill> bill = new RadioButtonGroup<>(Say.words("help.bill"));
    private final Select<Fuel> fuel = new Select<>();
    private final CheckboxGroup<Circumstance> home = new CheckboxGroup<>(Say.words("help.home"));

    /** @param standing how the bill stands, as far as we know ourselves */
    HouseholdForm(Currency currency, Bill standing, Consumer<Household> filled) {
        this.currency = currency;
        addClassName("form");
        size.setHelperText(Say.words("help.size.hint"));
        size.setMin(1);
        size.setMax(Household.LARGEST);
        size.setStepButtonsVisible(true);
        size.setRequiredIndicatorVisible(true);
        amount.setMaxLength(AmountParser.LONGEST);
        amount.setHelperText(Say.words("help.income.hint"));
        amount.setPrefixComponent(new Span(currency.getSymbol(Say.locale())));
        amount.getElement().setAttribute("inputmode", "decimal");
        every.setLabel(Say.words("help.every"));
        every.setItems(Every.MONTH, Every.TWO_WEEKS, Every.HALF_MONTH, Every.WEEK, Every.YEAR);
        every.setItemLabelGenerator(each -> Say.words("help.every", each));
        every.setValue(Every.MONTH);
        bill.setItems(Bill.values());
        bill.setItemLabelGenerator(each -> Say.words("help.bill", each));
        bill.setValue(standing);
        bill.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        home.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        home.setItems(AT_HOME);
        home.setItemLabelGenerator(each -> Say.words("help.at-home", each));
        fuel.setLabel(Say.words("help.fuel"));
        fuel.setItems(Fuel.values());
        fuel.setEmptySelectionAllowed(true);
        fuel.setItemLabelGenerator(each -> each == null ? "" : Say.words("help.fuel", each));
        var show = new Button(Say.words("help.show"), pressed -> read().ifPresent(filled));
        show.addClassName("button");
        add(size, Page.row("income", amount, every), bill, home, fuel, show);
    }

    private Optional<Household> read() {
        Integer people = size.getValue();
        boolean counted = people != null && people >= 1 && people <= Household.LARGEST;
        size.setErrorMessage(Say.words("help.size.error", Household.LARGEST));
        size.setInvalid(!counted);
        Optional<Money> earned = money();
        boolean readable = earned.isPresent() || amount.getValue().isBlank();
        amount.setErrorMessage(Say.words("help.income.error"));
        amount.setInvalid(!readable);
        if (!counted) {
            size.focus();
        } else if (!readable) {
            amount.focus();
        }
        return counted && readable ? Optional.of(new Household(people, earned.map(money -> new Income(money, every.getValue())), circumstances(), Optional.ofNullable(fuel.getValue()))) : Optional.empty();
    }

    private Optional<Money> money() {
        String typed = amount.getValue().strip();
        return typed.equals("0") ? Optional.of(new Money(0, currency)) : AmountParser.parse(typed, currency);
    }

    private Map<Circumstance, Boolean> circumstances() {
        Map<Circumstance, Boolean> all = new EnumMap<>(Circumstance.class);
        AT_HOME.forEach(each -> all.put(each, home.getValue().contains(each)));
        all.put(Circumstance.PAST_DUE, bill.getValue() != Bill.FINE);
        all.put(Circumstance.SHUT_OFF_NOTICE, bill.getValue() == Bill.NOTICE);
        all.put(Circumstance.SHUT_OFF, bill.getValue() == Bill.CUT);
        return all;
    }
}
