package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.identity.Role;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.Outages;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.outage.OutagePanel;

/**
 * What is out, what one household alone has reported, what nobody can place yet, and what is said to be back: a page at a time, whatever
 * strangers send. One outage is opened to work on it.
 */
@Route(value = StaffNavigation.OUTAGES, layout = StaffFrame.class)
@RolesAllowed({Role.Names.OUTAGE_DESK, Role.Names.SUPERVISOR})
class BoardView extends Page implements BeforeEnterObserver {

    static final int PAGE = 50;
    static final String LIST = "list";
    static final String FROM = "from";
    static final String OUTAGE = "outage";

    private final Outages outages;
    private final Utility utility;
    private final OutageWork work;
    private final UnplacedList unplaced;

    enum Lists { OUT, ONE_HOUSEHOLD, TO_PLACE, RESTORED }

    BoardView(Outages outages, Utility utility, OutageWork work, UnplacedList unplaced) {
        super("board.title");
        this.outages = outages;
        this.utility = utility;
        this.work = work;
        this.unplaced = unplaced;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        QueryParameters query = entering.getLocation().getQueryParameters();
        Optional<OutageId> chosen = query.getSingleParameter(OUTAGE).map(BoardView::id);
        if (chosen.isPresent()) {
            Outage outage = chosen.flatMap(outages::find).orElseThrow(NotFoundException::new);
            add(Links.to(Pager.address(StaffNavigation.OUTAGES, query.excluding(OUTAGE, OutageWork.SEEN)), Say.words("board.back")));
            work.show(outage, query);
            add(work);
            return;
        }
        Lists list = query.getSingleParameter(LIST).flatMap(BoardView::list).orElse(Lists.OUT);
        add(tabs(list));
        if (list == Lists.TO_PLACE) {
            unplaced.show(query);
            add(unplaced);
        } else {
            show(list, query);
        }
    }

    private void show(Lists list, QueryParameters query) {
        Optional<String> from = query.getSingleParameter(FROM);
        List<Outage> shown = switch (list) {
            case OUT -> outages.published(from.filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0), PAGE);
            case ONE_HOUSEHOLD -> outages.uncorroborated(from.map(BoardView::id), PAGE);
            case RESTORED -> outages.restored(from.map(BoardView::id), PAGE);
            case TO_PLACE -> List.of();
        };
        Optional<String> next = switch (list) {
            case OUT -> Optional.of(shown).filter(all -> all.size() == PAGE)
                    .map(all -> String.valueOf(from.map(Integer::parseInt).orElse(0) + PAGE));
            case ONE_HOUSEHOLD, RESTORED, TO_PLACE -> shown.isEmpty() ? Optional.empty() : Optional.of(shown.getLast().id().value());
        };
        if (shown.isEmpty()) {
            add(new EmptyList("board.none." + list));
        } else {
            add(card(table(shown, query)));
        }
        add(Pager.of(StaffNavigation.OUTAGES, query, FROM, next.filter(page -> shown.size() == PAGE)));
    }

    private Component table(List<Outage> shown, QueryParameters query) {
        Map<OutageId, Integer> households = outages.households(shown);
        var table = new Table("board.title", "board.place", "board.service", "#board.households", "board.since", "board.cause", "board.crew", "board.etr");
        shown.forEach(outage -> table.row(
                Links.to(Pager.address(StaffNavigation.OUTAGES, query.merging(OUTAGE, outage.id().value())), OutagePanel.where(outage)),
                Say.words("service", outage.service()), households.getOrDefault(outage.id(), 0), Say.time(outage.opened(), utility.zone()),
                Say.words("outage.cause", outage.cause()), Say.words("outage.crew", outage.crew()), OutagePanel.back(outage, utility.zone())));
        return table;
    }

    private static Component tabs(Lists now) {
        var tabs = new Nav();
        tabs.addClassNames("ways");
        tabs.getElement().setAttribute("aria-label", Say.words("board.lists"));
        Arrays.stream(Lists.values()).forEach(list -> {
            var link = Links.quiet(StaffNavigation.OUTAGES + "?" + LIST + "=" + list.name().toLowerCase(Locale.ROOT), Say.words("board.list", list));
            if (list == now) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        });
        return tabs;
    }

    private static Optional<Lists> list(String name) {
        return Arrays.stream(Lists.values()).filter(list -> list.name().equalsIgnoreCase(name)).findFirst();
    }

    private static OutageId id(String text) {
        try {
            return new OutageId(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException();
        }
    }
}
