package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.nodefeature.ComponentMapping;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/**
 * Drops values that exceed the maximum length of their field. Browsers enforce the maximum, other clients need not, and views do not
 * check it again. The value stays in the browser's field.
 */
final class FieldLengths {

    private FieldLengths() {}

    /** Returns the same message if every value fits. */
    static String dropLongValues(UI ui, String message) {
        if (!message.startsWith("{")) {
            return message; // Vaadin rejects it
        }
        JsonNode read = JacksonUtils.readTree(message);
        return read.get("rpc") instanceof ArrayNode calls && dropLongValues(ui, calls) ? read.toString() : message;
    }

    private static boolean dropLongValues(UI ui, ArrayNode calls) {
        boolean dropped = false;
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).get("value") instanceof StringNode text
                    && text.stringValue().length() > maxLength(ui, calls.get(i).path("node").asInt(-1))) {
                calls.remove(i);
                dropped = true;
            }
        }
        return dropped;
    }

    private static int maxLength(UI ui, int node) {
        StateNode found = ui.getInternals().getStateTree().getNodeById(node);
        return Optional.ofNullable(found).filter(known -> known.hasFeature(ComponentMapping.class))
                .flatMap(known -> known.getFeature(ComponentMapping.class).getComponent())
                .filter(TextFieldBase.class::isInstance)
                .map(field -> ((TextFieldBase<?, ?>) field).getElement().getProperty("maxlength", 0))
                .filter(length -> length > 0).orElse(Integer.MAX_VALUE);
    }
}
