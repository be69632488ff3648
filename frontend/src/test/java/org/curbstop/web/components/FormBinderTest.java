package org.curbstop.web.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uses a form with a name, a six-digit code and a date; code and date are in a part that can be hidden. */
class FormBinderTest {

    private final UI ui = new UI();
    private final TextField name = focusCounting("name");
    private final TextField code = focusCounting("code");
    private final DatePicker day = new DatePicker();
    private final Div part = new Div(code, day);
    private final List<String> focused = new ArrayList<>();
    private final List<String> submitted = new ArrayList<>();
    private final Button send;

    FormBinderTest() {
        UI.setCurrent(ui);
        var form = new FormBinder();
        ui.add(name, part);
        day.setMax(LocalDate.of(2026, 11, 23));
        form.require(name, "address.street.error");
        form.check(code, Validator.from(typed -> typed.length() == 6, "Enter six digits"),
                Validator.from(typed -> !typed.startsWith("0"), "A code does not begin with 0"));
        form.require(day, "agency.until.error");
        send = form.submit("address.save", () -> submitted.add(name.getValue()));
    }

    @AfterEach
    void clearCurrentUi() {
        UI.setCurrent(null);
    }

    @Test
    void a_refused_submit_shows_all_errors_and_focuses_the_first() {
        name.setValue("  ");
        code.setValue("12");
        send.click();
        assertThat(submitted).isEmpty();
        assertThat(List.of(name.isInvalid(), code.isInvalid(), day.isInvalid())).containsOnly(true);
        assertThat(code.getErrorMessage()).isEqualTo("Enter six digits");
        assertThat(day.getErrorMessage()).isNotBlank();
        assertThat(focused).containsExactly("name");
        assertThat(code.getValue()).as("typed text is kept").isEqualTo("12");
    }

    @Test
    void a_valid_form_is_submitted_and_shows_no_error() {
        name.setValue("Ada");
        code.setValue("123456");
        day.setValue(LocalDate.of(2026, 11, 20));
        send.click();
        assertThat(submitted).containsExactly("Ada");
        assertThat(List.of(name.isInvalid(), code.isInvalid(), day.isInvalid())).containsOnly(false);
        assertThat(focused).isEmpty();
    }

    @Test
    void a_button_can_be_pressed_again_after_an_unexpected_error() {
        var pay = new FormBinder().submit("address.save", FormBinderTest::fail);
        ui.add(pay);
        pay.setEnabled(false); // as the press does
        assertThatThrownBy(() -> ComponentUtil.fireEvent(pay, new ClickEvent<>(pay))).hasMessage("the database is away");
        assertThat(pay.isEnabled()).isTrue();
    }

    @Test
    void a_confirmation_can_be_pressed_again_after_an_unexpected_error() {
        var form = new Div();
        ui.add(form);
        var confirmation = new ConfirmationPanel("Stop service on December 4?");
        confirmation.showInsteadOf(form, "Stop service", true, FormBinderTest::fail);
        var yes = buttons(confirmation).filter(button -> button.getText().equals("Stop service")).findFirst().orElseThrow();
        yes.setEnabled(false);
        assertThatThrownBy(() -> ComponentUtil.fireEvent(yes, new ClickEvent<>(yes))).hasMessage("the database is away");
        assertThat(yes.isEnabled()).isTrue();
    }

    private static void fail() {
        throw new IllegalStateException("the database is away");
    }

    private static Stream<Button> buttons(Component within) {
        return within.getChildren().flatMap(child -> child instanceof Button button ? Stream.of(button) : buttons(child));
    }

    @Test
    void a_changed_field_shows_the_first_rule_that_it_breaks() {
        code.setValue("012345");
        assertThat(code.getErrorMessage()).isEqualTo("A code does not begin with 0");
        code.setValue("1234");
        assertThat(code.getErrorMessage()).isEqualTo("Enter six digits");
        code.setValue("123456");
        assertThat(code.isInvalid()).isFalse();
        assertThat(name.isInvalid()).as("nothing typed in this field yet").isFalse();
    }

    @Test
    void hidden_fields_are_not_validated() {
        name.setValue("Ada");
        part.setVisible(false);
        send.click();
        assertThat(submitted).containsExactly("Ada");
    }

    @Test
    void removed_fields_are_not_validated() {
        name.setValue("Ada");
        ui.remove(part);
        send.click();
        assertThat(submitted).containsExactly("Ada");
    }

    @Test
    void a_button_disabled_by_its_press_is_enabled_after_a_refusal() {
        send.setDisableOnClick(true);
        send.click();
        assertThat(submitted).isEmpty();
        assertThat(send.isEnabled()).isTrue();
    }

    @Test
    void a_rejected_value_is_valid_again_once_changed() {
        code.setValue("123456");
        FormBinder.reject(code, "That is not the code");
        assertThat(code.isInvalid()).isTrue();
        assertThat(code.getErrorMessage()).isEqualTo("That is not the code");
        assertThat(focused).containsExactly("code");
        code.setValue("123457");
        assertThat(code.isInvalid()).isFalse();
    }

    private TextField focusCounting(String id) {
        return new TextField() {
            @Override
            public void focus() {
                focused.add(id);
            }
        };
    }
}
