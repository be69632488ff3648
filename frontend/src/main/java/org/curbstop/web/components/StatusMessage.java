package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/** Where a view says what came of a press, for eyes and ears, with the way to undo it where there is one. */
public final class StatusMessage extends Div {

    public StatusMessage() {
        getElement().setAttribute("aria-live", "assertive");
    }

    /** In the place of what was said before. */
    public void show(Component... parts) {
        removeAll();
        add(parts);
    }

    public void show(StatusChip.Tone tone, String text) {
        show(new Callout(tone, text));
    }

    public void showError(String why) {
        show(StatusChip.Tone.BAD, why);
    }

    public void showUndoable(String now, Runnable undoing) {
        var undo = new Button(I18n.text("profile.undo"), pressed -> {
            undoing.run();
            show(StatusChip.Tone.GOOD, I18n.text("profile.undone"));
        });
        undo.addClassNames("button", "button-quiet", "button-small");
        show(new Callout(StatusChip.Tone.GOOD, now, undo));
        scrollIntoView();
    }
}
