package org.curbstop.web.profile;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.function.Consumer;
import org.curbstop.web.components.I18n;

/** Whether bills come by e-mail only; a change is reported at once. */
final class PaperlessCheckbox extends Checkbox {

    PaperlessCheckbox(boolean now, Consumer<Boolean> changed) {
        super(I18n.text("profile.paperless"), now);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(change.getValue());
            }
        });
    }
}
