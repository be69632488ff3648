package org.curbstop.web.components;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stores text that was typed but not saved, so that nothing is lost: a field that is rendered again after another button, a refusal or a
 * visit to another view shows its text again. Drafts are kept in the user's session until they are saved; the oldest are dropped.
 */
public final class FormDrafts {

    private static final int MAX_FIELDS = 40;
    private static final int AFTER_MILLIS = 700;

    private final Map<String, String> typed = new LinkedHashMap<>();

    private FormDrafts() {}

    /** @param key subject of the draft: {@code note:case_...} */
    public static <C extends TextFieldBase<C, String>> C keep(String key, C field) {
        Optional.ofNullable(forSession().typed.get(key)).ifPresent(field::setValue);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(AFTER_MILLIS);
        field.addValueChangeListener(changed -> forSession().put(key, changed));
        return field;
    }

    /** Removes a draft that was saved. */
    public static void discard(String key) {
        forSession().typed.remove(key);
    }

    private void put(String key, AbstractField.ComponentValueChangeEvent<?, String> changed) {
        typed.remove(key);
        if (!changed.getValue().isBlank()) {
            typed.put(key, changed.getValue());
            if (typed.size() > MAX_FIELDS) {
                typed.remove(typed.keySet().iterator().next());
            }
        }
    }

    private static FormDrafts forSession() {
        VaadinSession session = VaadinSession.getCurrent();
        FormDrafts drafts = session.getAttribute(FormDrafts.class);
        if (drafts == null) {
            drafts = new FormDrafts();
            session.setAttribute(FormDrafts.class, drafts);
        }
        return drafts;
    }
}
