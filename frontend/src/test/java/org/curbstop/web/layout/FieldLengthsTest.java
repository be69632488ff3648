package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

class FieldLengthsTest {

    private final UI ui = new UI();
    private final TextField name = new TextField();
    private final TextArea note = new TextArea();

    FieldLengthsTest() {
        name.setMaxLength(10);
        note.setMaxLength(20);
        ui.add(name, note);
    }

    private String message(String named, String noted) {
        String call = "{\"type\":\"mSync\",\"node\":%d,\"feature\":1,\"property\":\"value\",\"value\":\"%s\"}";
        return "{\"csrfToken\":\"x\",\"rpc\":[" + call.formatted(name.getElement().getNode().getId(), named) + ","
                + call.formatted(note.getElement().getNode().getId(), noted) + ",{\"type\":\"event\",\"node\":1}],\"syncId\":4}";
    }

    @Test
    void a_value_longer_than_its_field_allows_is_dropped() {
        assertThat(FieldLengths.dropLongValues(ui, message("a".repeat(11), "b".repeat(20))))
                .doesNotContain("aa").contains("b".repeat(20), "\"event\"", "\"syncId\":4");
        assertThat(FieldLengths.dropLongValues(ui, message("a".repeat(1_000), "b".repeat(1_000))))
                .doesNotContain("aa", "bb").contains("\"event\"");
    }

    @Test
    void a_message_within_the_limits_is_unchanged() {
        String message = message("a".repeat(10), "b".repeat(20));
        assertThat(FieldLengths.dropLongValues(ui, message)).isSameAs(message);
        assertThat(FieldLengths.dropLongValues(ui, "no json")).isEqualTo("no json");
    }
}
