package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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
    void what_is_longer_than_its_field_takes_is_not_taken() {
        assertThat(FieldLengths.taken(ui, message("a".repeat(11), "b".repeat(20))))
                .doesNotContain("aa").contains("b".repeat(20), "\"event\"", "\"syncId\":4");
        assertThat(FieldLengths.taken(ui, message("a".repeat(1_000), "b".repeat(1_000)))).doesNotContain("aa", "bb").contains("\"event\"");
    }

    @Test
    void a_message_that_fits_stays_letter_for_letter() {
        String message = message("a".repeat(10), "b".repeat(20));
        assertThat(FieldLengths.taken(ui, message)).isSameAs(message);
        assertThat(FieldLengths.taken(ui, "no json")).isEqualTo("no json");
    }

    @Test
    void a_message_too_large_or_without_length_is_rejected_unread() throws ServletException, IOException {
        assertThat(answer("v-r=uidl&v-uiId=0", PortalRequestLimit.MOST_BYTES)).isEqualTo(200);
        assertThat(answer("v-r=uidl&v-uiId=0", PortalRequestLimit.MOST_BYTES + 1)).isEqualTo(413);
        assertThat(answer("v-uiId=0&v-r=uidl", -1)).isEqualTo(411);
        assertThat(answer(null, 8_000_000)).as("a file").isEqualTo(200);
    }

    private static int answer(@Nullable String query, int length) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/my") {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setQueryString(query);
        var response = new MockHttpServletResponse();
        new PortalRequestLimit().doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
