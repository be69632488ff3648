package org.curbstop.web.service;

import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.web.components.Say;

/** One of several days or times, the first that is possible chosen beforehand. */
final class Choose<T> extends Div {

    private final Select<T> select = new Select<>();

    Choose(String key, List<T> all, com.vaadin.flow.component.ItemLabelGenerator<T> label) {
        select.setLabel(Say.words(key));
        select.setItemLabelGenerator(label);
        offer(all);
        add(select);
    }

    void offer(List<T> all) {
        select.setItems(all);
        all.stream().findFirst().ifPresent(select::setValue);
    }

    void choose(T value) {
        select.setValue(value);
    }

    void whenChanged(Consumer<T> changed) {
        select.addValueChangeListener((ValueChangeEvent<T> event) -> Optional.ofNullable(event.getValue()).ifPresent(changed));
    }

    Optional<T> value() {
        return select.getOptionalValue();
    }
}
