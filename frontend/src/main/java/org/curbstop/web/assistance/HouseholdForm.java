package org.curbstop.web.assistance;

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
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.PayFrequency;
import org.curbstop.common.AmountParser;
import org.curbstop.common.Money;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Form with the screening questions. Answers are used only for the result on the same page. */
final class HouseholdForm extends Div {

    enum BillStatus { FINE, BEHIND, NOTICE, CUT }

    /** Checkbox answers; the state of the bill is a separate question. */
    private static final List<HouseholdCircumstance> AT_HOME = List.of(
            HouseholdCircumstance.SENIOR, HouseholdCircumstance.DISABILITY, HouseholdCircumstance.YOUNG_CHILD,
            HouseholdCircumstance.MEDICAL_DEVICE, HouseholdCircumstance.OTHER_BENEFITS, HouseholdCircumstance.LEAK);

    private final Currency currency;
    private final IntegerField size = new IntegerField(I18n.text("help.size"));
    private final TextField amount = new TextField(I18n.text("help.income"));
    private final Select<PayFrequency> every = new Select<>();
    private final RadioButtonGroup<BillStatus> bill = new RadioButtonGroup<>(I18n.text("help.bill"));
    private final Select<HeatingFuel> fuel = new Select<>();
    private final CheckboxGroup<HouseholdCircumstance> home = new CheckboxGroup<>(I18n.text("help.home"));

    /** @param billStatus state of the bill, as far as the utility knows it */
    HouseholdForm(Currency currency, BillStatus billStatus, Consumer<Household> onSubmit) {
        this.currency = currency;
        addClassName("form");
        size.setHelperText(I18n.text("help.size.hint"));
        size.setMin(1);
        size.setMax(Household.MAX_SIZE);
        size.setStepButtonsVisible(true);
        size.setRequiredIndicatorVisible(true);
        amount.setMaxLength(AmountParser.MAX_LENGTH);
        amount.setHelperText(I18n.text("help.income.hint"));
        amount.setPrefixComponent(new Span(currency.getSymbol(I18n.locale())));
        amount.getElement().setAttribute("inputmode", "decimal");
        every.setLabel(I18n.text("help.every"));
        every.setItems(PayFrequency.MONTH, PayFrequency.TWO_WEEKS, PayFrequency.HALF_MONTH, PayFrequency.WEEK, PayFrequency.YEAR);
        every.setItemLabelGenerator(each -> I18n.text("help.every", each));
        every.setValue(PayFrequency.MONTH);
        bill.setItems(BillStatus.values());
        bill.setItemLabelGenerator(each -> I18n.text("help.bill", each));
        bill.setValue(billStatus);
        bill.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        home.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        home.setItems(AT_HOME);
        home.setItemLabelGenerator(each -> I18n.text("help.at-home", each));
        fuel.setLabel(I18n.text("help.fuel"));
        fuel.setItems(HeatingFuel.values());
        fuel.setEmptySelectionAllowed(true);
        fuel.setItemLabelGenerator(each -> each == null ? "" : I18n.text("help.fuel", each));
        var form = new FormBinder();
        form.check(size, people -> people != null && people >= 1 && people <= Household.MAX_SIZE, "help.size.error", Household.MAX_SIZE);
        form.check(amount, typed -> typed.isBlank() || money().isPresent(), "help.income.error");
        add(size, TitledView.row("income", amount, every), bill, home, fuel, form.submit("help.show", () -> onSubmit.accept(household())));
    }

    private Household household() {
        return new Household(size.getValue(), money().map(money -> new HouseholdIncome(money, every.getValue())), circumstances(),
                Optional.ofNullable(fuel.getValue()));
    }

    private Optional<Money> money() {
        String typed = amount.getValue().strip();
        return typed.equals("0") ? Optional.of(new Money(0, currency)) : AmountParser.parse(typed, currency);
    }

    private Map<HouseholdCircumstance, Boolean> circumstances() {
        Map<HouseholdCircumstance, Boolean> all = new EnumMap<>(HouseholdCircumstance.class);
        AT_HOME.forEach(each -> all.put(each, home.getValue().contains(each)));
        all.put(HouseholdCircumstance.PAST_DUE, bill.getValue() != BillStatus.FINE);
        all.put(HouseholdCircumstance.SHUT_OFF_NOTICE, bill.getValue() == BillStatus.NOTICE);
        all.put(HouseholdCircumstance.SHUT_OFF, bill.getValue() == BillStatus.CUT);
        return all;
    }
}
