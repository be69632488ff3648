package org.curbstop.web.orders;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.ZoneId;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Lists the stages of a service application with their dates and notes. */
public final class IntakeTimeline {

    private IntakeTimeline() {}

    public static OrderedList create(IntakeRequest request, ZoneId zone) {
        var list = TitledView.styled(new OrderedList(), "timeline");
        request.track().forEach(mark -> {
            var item = new ListItem(TitledView.span(I18n.text("service.stage", mark.stage()), "strong"),
                    TitledView.span(I18n.dateTime(mark.at(), zone), "timeline-when"));
            if (!mark.say().isEmpty()) {
                item.add(TitledView.span(mark.say(), "request-next"));
            }
            list.add(item);
        });
        return list;
    }
}
