package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/** Where a view says what came of a press, for eyes and ears, with the way to undo it where there is one. */
public final class Told extends Div {

    public Told() {
        getElement().setAttribute("aria-live", "assertive");
    }

    /** In the place of what was said before. */
    public void say(Component... parts) {
        removeAll();
        add(parts);
    }

    public void say(Chip.Tone tone, String text) {
        say(new Callout(tone, text));
    }

    public void refused(String why) {
        say(Chip.Tone.BAD, why);
    }

    public void done(String now, Runnable undoing) {
        var undo = new Button(Say.words("profile.undo"), pressed -> {
            undoing.run();
            say(Chip.Tone.GOOD, Say.words("profile.undone"));
        });
        undo.addClassNames("button", "button-quiet", "button-small");
        say(new Callout(Chip.Tone.GOOD, now, undo));
        scrollIntoView();
    }
}
