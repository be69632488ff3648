package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.util.function.Consumer;
import org.curbstop.common.masking.SensitiveNumbers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Masks card and social security numbers in everything a browser sends to a view, before any field receives it, truncates values that are
 * too long ({@link FieldLengths}), and notifies the user. All input of the portal and the staff desk passes through here.
 */
@Component
class SensitiveInputMasking implements VaadinServiceInitListener {

    private static final int SHOWN_MILLIS = 12_000;

    @Override
    public void serviceInit(ServiceInitEvent starting) {
        starting.addRequestHandler(new UidlRequestHandler() {
            @Override
            protected ServerRpcHandler createRpcHandler() {
                return new MaskingRpcHandler();
            }
        });
    }

    static final class MaskingRpcHandler extends ServerRpcHandler {

        @Override
        public void handleRpc(UI ui, String message, VaadinRequest request) throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
            String masked = masked(message);
            String kept = FieldLengths.dropLongValues(ui, masked);
            super.handleRpc(ui, kept, request);
            if (!masked.equals(message)) {
                warn(ui, "masked.typed");
            }
            if (!kept.equals(masked)) {
                warn(ui, "field.too-long");
            }
        }

        private static void warn(UI ui, String key) {
            var warning = Notification.show(ui.getTranslation(key), SHOWN_MILLIS, Notification.Position.TOP_CENTER);
            warning.addThemeVariants(NotificationVariant.LUMO_WARNING);
            warning.setAssertive(true);
        }
    }

    /** Returns the same message if nothing is masked. */
    static String masked(String message) {
        if (!message.startsWith("{")) {
            return message; // Vaadin rejects it
        }
        JsonNode read = JacksonUtils.readTree(message);
        return read.get("rpc") instanceof ArrayNode calls && mask(calls) ? read.toString() : message;
    }

    private static boolean mask(JsonNode node) {
        boolean masked = false;
        switch (node) {
            case ObjectNode object -> {
                for (var part : object.properties()) {
                    masked |= mask(part.getValue(), kept -> object.put(part.getKey(), kept));
                }
            }
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    int at = i;
                    masked |= mask(list.get(i), kept -> list.set(at, kept));
                }
            }
            default -> { }
        }
        return masked;
    }

    /** Masks the text, or the texts in the object or array. */
    private static boolean mask(JsonNode part, Consumer<String> replace) {
        if (!(part instanceof StringNode text)) {
            return mask(part);
        }
        String kept = SensitiveNumbers.mask(text.stringValue());
        if (kept.equals(text.stringValue())) {
            return false;
        }
        replace.accept(kept);
        return true;
    }
}
