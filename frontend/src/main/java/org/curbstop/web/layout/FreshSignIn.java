package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import java.util.Map;
import java.util.function.Consumer;
import org.curbstop.identity.StepUpAuthentication;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.springframework.stereotype.Component;

/** Requires a recent sign-in before an action that cannot be undone, and restores what was typed after signing in. */
@Component
public class FreshSignIn {

    private final StepUpAuthentication stepUp;

    FreshSignIn(StepUpAuthentication stepUp) {
        this.stepUp = stepUp;
    }

    /** @param typed values to restore after signing in */
    public void require(String path, Map<String, String> typed, Runnable step) {
        if (stepUp.isFresh()) {
            step.run();
        } else {
            stepUp.require(path, typed);
            UI.getCurrent().getPage().setLocation("/" + path);
        }
    }

    /** Restores the typed values of a user who returns and asks them to press again: signing in confirms nothing by itself. */
    public void restore(String path, StatusMessage statusMessage, Consumer<Map<String, String>> fields) {
        Map<String, String> typed = stepUp.takeTypedInput(path);
        if (!typed.isEmpty()) {
            fields.accept(typed);
            statusMessage.show(StatusChip.Tone.WAIT, I18n.text("desk.step-up.back"));
        }
    }
}
