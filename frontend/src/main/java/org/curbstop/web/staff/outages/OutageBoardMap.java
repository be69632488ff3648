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
 * Map beside the board, drawn by the script of the public map. It shows the outages of the table that match the filters, at their exact
 * places; pressing one opens it. The table has all of its information.
 */
@Tag("outage-map")
@StyleSheet("context://webjars/leaflet/1.9.4/dist/leaflet.css")
@StyleSheet("context://scripts/outage-map.css")
final class OutageBoardMap extends Component {

    /**
     * @param certain whether to show outages that several households reported or staff confirmed; otherwise those of one household
     * @param day part of the URL of the streets, so that the browser caches them until the day changes
     */
    OutageBoardMap(boolean certain, Optional<String> tiles, LocalDate day) {
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", I18n.text("board.map"));
        getElement().setAttribute("data-outages", "/" + StaffNavigation.OUTAGES_MAP + "?certain=" + certain);
        getElement().setAttribute("data-exact", "");
        getElement().setAttribute("data-streets", "/streets.geojson?" + day);
        getElement().setAttribute("data-link", "/" + StaffNavigation.OUTAGES + "?" + OutageBoardView.OUTAGE + "=");
        getElement().setAttribute("data-several", I18n.text("board.map.several"));
        getElement().setAttribute("data-in", I18n.text("board.map.in"));
        getElement().setAttribute("data-out", I18n.text("board.map.out"));
        tiles.ifPresent(server -> getElement().setAttribute("data-tiles", server));
    }

    /**
     * @param revision of the board; with another one the script reads the outages again
     * @param only outages that match the filters; empty to show all of the table
     */
    void draw(long revision, Optional<Stream<OutageId>> only) {
        getElement().setAttribute("data-revision", String.valueOf(revision));
        only.map(ids -> ids.map(OutageId::value).collect(Collectors.joining(" "))).ifPresentOrElse(
                ids -> getElement().setAttribute("data-only", ids), () -> getElement().removeAttribute("data-only"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJsModule("/scripts/outage-map.js");
    }
}
