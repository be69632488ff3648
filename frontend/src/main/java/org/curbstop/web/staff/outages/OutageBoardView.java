package org.curbstop.web.staff.outages;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.outages.OutagePanel;
import org.curbstop.web.staff.LivePolling;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * Outage board: current outages, suspected ones reported by a single household, reports without a location, and outages reported as
 * restored. Lists are loaded in pages, however much strangers send. An outage is opened to update it.
 */
@Route(value = StaffNavigation.OUTAGES, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.OUTAGE_DESK, UserRole.Names.SUPERVISOR})
class OutageBoardView extends StaffView {

    static final int PAGE = 50;
    static final String LIST = "list";
    static final String FROM = "from";
    static final String OUTAGE = "outage";

    private final Outages outages;
    private final OutageUpdatePanel work;
    private final UnplacedReportsPanel unplaced;
    private final OutageTablePanel table;
    private final OutageSystemStatus outageSystem;
    private final Utility utility;
    private final Clock clock;

    enum BoardList { OUT, ONE_HOUSEHOLD, TO_PLACE, RESTORED }

    OutageBoardView(ViewUser user, FreshSignIn fresh, Outages outages, OutageUpdatePanel work, UnplacedReportsPanel unplaced,
            OutageTablePanel table, OutageSystemStatus outageSystem, Utility utility, Clock clock) {
        super("board.title", user, fresh);
        this.outages = outages;
        this.work = work;
        this.unplaced = unplaced;
        this.table = table;
        this.outageSystem = outageSystem;
        this.utility = utility;
        this.clock = clock;
    }

    /** Shows what others change without a reload; what is being typed or selected stays. */
    @Override
    protected void onAttach(AttachEvent attaching) {
        LivePolling.start(this, attaching, clock, () -> {
            if (table.isAttached()) {
                table.refreshIfChanged(this);
            }
        });
    }

    @Override
    protected void draw() {
        Optional<OutageId> chosen = query().getSingleParameter(OUTAGE).map(OutageBoardView::id);
        if (chosen.isPresent()) {
            Outage outage = chosen.flatMap(outages::find).orElseThrow(NotFoundException::new);
            add(PortalLinks.to(Pager.address(StaffNavigation.OUTAGES, query().excluding(OUTAGE, OutageUpdatePanel.SEEN)),
                    I18n.text("board.back")), work);
            work.show(outage, this);
            return;
        }
        BoardList list = query().getSingleParameter(LIST).flatMap(OutageBoardView::list).orElse(BoardList.OUT);
        add(tabs(list));
        outageSystem.findStaleSince().ifPresent(since ->
                add(new Callout(StatusChip.Tone.WARN, I18n.text("board.silent", I18n.dateTime(since, user().zone())))));
        if (list == BoardList.OUT) {
            add(paragraph("board.accuracy", outages.findEstimateAccuracy().map(past -> I18n.text("board.accuracy.some",
                    past.estimates(), I18n.text("board.minutes", past.medianError().toMinutes()), past.keptShare()))
                    .orElseGet(() -> I18n.text("board.accuracy.none"))));
        }
        switch (list) {
            case OUT, ONE_HOUSEHOLD -> {
                boolean certain = list == BoardList.OUT;
                var map = new OutageBoardMap(certain, utility.map().tiles(), LocalDate.now(clock));
                table.show(certain, map, this);
                add(besideTable(map));
            }
            case TO_PLACE -> {
                unplaced.show(this);
                add(unplaced);
            }
            case RESTORED -> showRestored();
        }
    }

    /** Puts the map after the table in page order, so that keyboard users reach the table first. */
    private Component besideTable(OutageBoardMap map) {
        return styled(new Div(table, map), "board-and-map");
    }

    private void showRestored() {
        Optional<OutageId> from = query().getSingleParameter(FROM).map(OutageBoardView::id);
        List<Outage> shown = outages.listRestored(from, PAGE);
        add(shown.isEmpty() ? new EmptyListMessage("board.none.RESTORED") : card(table(shown)));
        add(Pager.of(StaffNavigation.OUTAGES, query(), FROM, Optional.of(shown).filter(page -> page.size() == PAGE)
                .map(page -> page.getLast().id().value())));
    }

    private Component table(List<Outage> shown) {
        Map<OutageId, Integer> households = outages.countHouseholds(shown);
        return ResponsiveTable.of("board.title", shown, List.of(
                column("board.place", outage -> PortalLinks.to(
                        Pager.address(StaffNavigation.OUTAGES, query().merging(OUTAGE, outage.id().value())),
                        OutagePanel.locationText(outage))),
                column("board.certainty", outage -> I18n.text("board.certainty", outage.certainty())),
                column("board.service", outage -> I18n.text("service", outage.service())),
                column("#board.households", outage -> households.getOrDefault(outage.id(), 0)),
                column("board.since", outage -> I18n.dateTime(outage.opened(), user().zone())),
                column("board.cause", outage -> I18n.text("outage.cause", outage.cause())),
                column("board.crew", outage -> I18n.text("outage.crew", outage.crew())),
                column("board.etr", outage -> OutagePanel.restorationText(outages.findOutlook(outage), user().zone()))));
    }

    private static Component tabs(BoardList now) {
        var tabs = styled(new Nav(), "ways");
        tabs.getElement().setAttribute("aria-label", I18n.text("board.lists"));
        Arrays.stream(BoardList.values()).forEach(list -> {
            var link = PortalLinks.quietButton(StaffNavigation.OUTAGES + "?" + LIST + "=" + list.name().toLowerCase(Locale.ROOT),
                    I18n.text("board.list", list));
            if (list == now) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        });
        tabs.add(PortalLinks.quietButton(StaffNavigation.STORM, I18n.text("storm.title")),
                PortalLinks.quietButton(StaffNavigation.HAND_OVER, I18n.text("handover.title")));
        return tabs;
    }

    private static Optional<BoardList> list(String name) {
        return Arrays.stream(BoardList.values()).filter(list -> list.name().equalsIgnoreCase(name)).findFirst();
    }

    private static OutageId id(String text) {
        try {
            return new OutageId(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException();
        }
    }
}
