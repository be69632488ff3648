package org.curbstop.web.orders;

import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Shows the result of placing an order: navigates to the order, or says why it was refused. */
final class PlaceOrderResultMessage {

    private PlaceOrderResultMessage() {}

    static void show(PlaceOrderResult result, Div message, Consumer<ServiceOrder> onPlaced) {
        message.removeAll();
        switch (result) {
            case PlaceOrderResult.Placed placed -> onPlaced.accept(placed.order());
            case PlaceOrderResult.AlreadyPlaced again -> onPlaced.accept(again.order());
            case PlaceOrderResult.SentToStaff staff -> onPlaced.accept(staff.order());
            case PlaceOrderResult.SlotFull _ -> message.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.full")));
            case PlaceOrderResult.Refused refused ->
                    message.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason())));
        }
    }
}
