package org.curbstop.web.orders;

import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.web.components.I18n;

/** Choice of a day or time, with the first available one selected. */
final class ChoiceField<T> extends Div {

    private final Select<T> select = new Select<>();

    ChoiceField(String key, List<T> all, com.vaadin.flow.component.ItemLabelGenerator<T> label) {
        select.setLabel(I18n.text(key));
        select.setItemLabelGenerator(label);
        setChoices(all);
        add(select);
    }

    void setChoices(List<T> all) {
        select.setItems(all);
        all.stream().findFirst().ifPresent(select::setValue);
    }

    void setChoice(T value) {
        select.setValue(value);
    }

    void onChange(Consumer<T> changed) {
        select.addValueChangeListener((ValueChangeEvent<T> event) -> Optional.ofNullable(event.getValue()).ifPresent(changed));
    }

    Optional<T> value() {
        return select.getOptionalValue();
    }
}
