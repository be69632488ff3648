package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/** Shows and announces the result of an action in a view, with an undo button where possible. */
public final class StatusMessage extends Div {

    public StatusMessage() {
        getElement().setAttribute("aria-live", "assertive").setAttribute("tabindex", "-1");
    }

    /** Replaces the previous message. */
    public void show(Component... parts) {
        removeAll();
        add(parts);
    }

    public void show(StatusChip.Tone tone, String text) {
        show(new Callout(tone, text));
    }

    /** Moves the focus here, after the view was rendered again and the pressed button is gone. */
    public void focus() {
        getElement().callJsFunction("focus");
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
