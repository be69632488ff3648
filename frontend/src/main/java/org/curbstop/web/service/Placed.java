package org.curbstop.web.service;

import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.curbstop.orders.Order;
import org.curbstop.orders.Placing;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** What came of the button: on to the order, or why not. */
final class Placed {

    private Placed() {}

    static void tell(Placing placing, Div told, Consumer<Order> taken) {
        told.removeAll();
        switch (placing) {
            case Placing.Placed placed -> taken.accept(placed.order());
            case Placing.Again again -> taken.accept(again.order());
            case Placing.ToStaff staff -> taken.accept(staff.order());
            case Placing.Full _ -> told.add(new Callout(Chip.Tone.WARN, Say.words("service.full")));
            case Placing.Refused refused -> told.add(new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason())));
        }
    }
}
