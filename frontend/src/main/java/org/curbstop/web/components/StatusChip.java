package org.curbstop.web.components;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Status as a word and a shape; the color only repeats them. */
public final class StatusChip extends Span {

    /** The tone selects a shape, which shows the status without color. */
    public enum Tone {
        GOOD("✓"), WAIT("◷"), WARN("!"), BAD("✕"), PLAIN("•");

        private final String shape;

        Tone(String shape) {
            this.shape = shape;
        }
    }

    public StatusChip(Tone tone, String text) {
        addClassNames("chip", "chip-" + tone.name().toLowerCase(Locale.ROOT));
        var shape = TitledView.styled(new Span(tone.shape), "chip-shape");
        shape.getElement().setAttribute("aria-hidden", "true");
        add(shape, new Span(text));
    }
}
