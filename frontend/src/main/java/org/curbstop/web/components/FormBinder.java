package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.BindingValidationStatus;
import com.vaadin.flow.data.binder.Validator;
import com.vaadin.flow.function.SerializablePredicate;
import java.util.Arrays;

/**
 * Fields of one form and their rules, validated by Vaadin's {@link Binder}. A field shows its error below it, when it is changed and when
 * the form is submitted. A rejected submit focuses the first invalid field and keeps everything that was typed. Hidden fields are not
 * validated.
 *
 * <p>Validators state all rules of a field, including its range: the components' own validators have no message and are disabled.
 */
public final class FormBinder {

    private final Binder<Object> binder = new Binder<>();

    public FormBinder() {
        binder.setDefaultValidatorsEnabled(false);
    }

    /** Requires a value that is not blank. */
    public <V, F extends Component & HasValue<?, V>> F require(F field, String errorKey, Object... facts) {
        return check(field, value -> !field.isEmpty() && !(value instanceof String text && text.isBlank()), errorKey, facts);
    }

    public <V, F extends Component & HasValue<?, V>> F check(F field, SerializablePredicate<V> valid, String errorKey, Object... facts) {
        return check(field, Validator.from(valid, I18n.text(errorKey, facts)));
    }

    /** Adds validators; the first one that rejects the value provides the message. */
    @SafeVarargs
    public final <V, F extends Component & HasValue<?, V>> F check(F field, Validator<V>... validators) {
        var binding = binder.forField(field);
        Arrays.stream(validators).forEach(binding::withValidator);
        binding.bind(form -> field.getEmptyValue(), (form, value) -> { }).setIsAppliedPredicate(each -> isShown(field));
        return field;
    }

    /** Returns a button that runs the action if all fields are valid. */
    public Button submit(String labelKey, Runnable action) {
        return submit(new Button(I18n.text(labelKey)), action);
    }

    /** @param classNames one or several, separated by spaces */
    public Button submit(String labelKey, String classNames, Runnable action) {
        return submit(TitledView.styled(new Button(I18n.text(labelKey)), classNames.split(" ")), action);
    }

    public Button submit(Button button, Runnable action) {
        button.addClassName("button");
        button.addClickListener(pressed -> {
            if (validate()) {
                run(action, button);
            } else {
                button.setEnabled(true); // in case the press disabled it
            }
        });
        return button;
    }

    /** An unexpected error is shown by the error handler; a button that the press disabled can then be pressed again. */
    private static void run(Runnable action, Button button) {
        try {
            action.run();
        } catch (RuntimeException e) {
            button.setEnabled(true);
            throw e;
        }
    }

    /** Shows the errors of all fields and focuses the first invalid one. */
    public boolean validate() {
        var errors = binder.validate().getFieldValidationErrors();
        errors.stream().map(BindingValidationStatus::getField).findFirst().ifPresent(FormBinder::focus);
        return errors.isEmpty();
    }

    /** Shows at the field why the submitted value was rejected. */
    public static void reject(HasValidationProperties field, String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(true);
        focus(field);
    }

    /** Clears a field whose value was accepted, without reporting it as missing. */
    public static <F extends HasValue<?, ?> & HasValidationProperties> void empty(F field) {
        field.clear();
        field.setInvalid(false);
    }

    private static void focus(Object field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private static boolean isShown(Component part) {
        return part instanceof UI || part.isVisible() && part.getParent().filter(FormBinder::isShown).isPresent();
    }
}
