package org.curbstop.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** Where a change is said back, for eyes and ears, with the way to undo it where there is one. */
final class Told extends Div {

    Told() {
        getElement().setAttribute("aria-live", "assertive");
    }

    void say(Chip.Tone tone, String text) {
        removeAll();
        add(new Callout(tone, text));
    }

    void refused(String why) {
        say(Chip.Tone.BAD, why);
    }

    void done(String now, Runnable undoing) {
        removeAll();
        var undo = new Button(Say.words("profile.undo"), pressed -> {
            undoing.run();
            say(Chip.Tone.GOOD, Say.words("profile.undone"));
        });
        undo.addClassNames("button", "button-quiet", "button-small");
        add(new Callout(Chip.Tone.GOOD, now, undo));
        scrollIntoView();
    }
}
