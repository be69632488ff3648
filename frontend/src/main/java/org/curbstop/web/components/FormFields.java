package org.curbstop.web.components;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.util.Collection;

/** Creates labeled fields in the language of the current user. */
public final class FormFields {

    private FormFields() {}

    /** Creates a selection field in which nothing is selected yet. */
    public static <T> Select<T> select(String labelKey, Collection<T> items, ItemLabelGenerator<T> labels) {
        var select = new Select<T>();
        select.setLabel(I18n.text(labelKey));
        select.setItems(items);
        select.setItemLabelGenerator(labels);
        return select;
    }

    public static DatePicker date(String labelKey) {
        var date = new DatePicker(I18n.text(labelKey));
        date.setLocale(I18n.locale());
        return date;
    }

    public static TimePicker time(String labelKey) {
        var time = new TimePicker(I18n.text(labelKey));
        time.setLocale(I18n.locale());
        return time;
    }
}
