package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.outages.OutageId;
import org.curbstop.web.components.I18n;
import org.curbstop.web.staff.StaffNavigation;

/**
 * Public outage map beside the board, drawn by the same script. It shows the published outages that match the filters; pressing one opens
 * it. The table has all of its information.
 */
@Tag("outage-map")
@StyleSheet("context://webjars/leaflet/1.9.4/dist/leaflet.css")
@StyleSheet("context://scripts/outage-map.css")
final class OutageBoardMap extends Component {

    /** @param day part of the URL of the streets, so that the browser caches them until the day changes */
    OutageBoardMap(Optional<String> tiles, LocalDate day) {
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", I18n.text("board.map"));
        getElement().setAttribute("data-outages", "/outages.geojson");
        getElement().setAttribute("data-streets", "/streets.geojson?" + day);
        getElement().setAttribute("data-link", "/" + StaffNavigation.OUTAGES + "?" + OutageBoardView.OUTAGE + "=");
        getElement().setAttribute("data-several", I18n.text("board.map.several"));
        getElement().setAttribute("data-in", I18n.text("board.map.in"));
        getElement().setAttribute("data-out", I18n.text("board.map.out"));
        tiles.ifPresent(server -> getElement().setAttribute("data-tiles", server));
    }

    /** @param only outages that match the filters; empty to show all that are published */
    void draw(Optional<Stream<OutageId>> only) {
        only.map(ids -> ids.map(OutageId::value).collect(Collectors.joining(" "))).ifPresentOrElse(
                ids -> getElement().setAttribute("data-only", ids), () -> getElement().removeAttribute("data-only"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJsModule("/scripts/outage-map.js");
    }
}
