package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.board.BoardRow;
import org.curbstop.outages.board.BoardSort;
import org.curbstop.outages.board.BoardTotals;
import org.curbstop.outages.board.BulkUpdates;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.outages.OutagePanel;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Table of open outages, of which the browser holds only a few rows. The selected outages, or all that match the filters, get the same
 * update after its messages were previewed and confirmed. No key does anything but move and open.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OutageTablePanel extends Div {

    static final int PAGE = 50;

    private final OutageBoard board;
    private final Outages outages;
    private final BulkUpdates bulk;
    private final OutageNoticePreview messages;
    private final Paragraph totals = new Paragraph();
    private final Div none = new Div();
    private final Grid<BoardRow> grid = new Grid<>();
    private Button all = new Button();
    private Optional<BoardFilterBar> filters = Optional.empty();
    private Optional<OutageBoardMap> map = Optional.empty();
    private long revision;

    OutageTablePanel(OutageBoard board, Outages outages, BulkUpdates bulk, OutageNoticePreview messages) {
        this.board = board;
        this.outages = outages;
        this.bulk = bulk;
        this.messages = messages;
        totals.getElement().setAttribute("role", "status");
        grid.addClassName("board-grid");
    }

    /**
     * @param certain whether to show outages that several households reported or staff confirmed
     * @param beside map that shows the filtered outages
     */
    void show(boolean certain, OutageBoardMap beside, StaffView view) {
        map = Optional.of(beside);
        // The panel is rebuilt if another list is opened, because the view stays the same.
        if (filters.filter(bar -> bar.isCertain() == certain).isEmpty()) {
            removeAll();
            var bar = new BoardFilterBar(certainties(certain), board.listFeeders(view.actor()), view.query(), () -> filtered(view));
            filters = Optional.of(bar);
            columns(view);
            add(bar, totals, none, TitledView.row("ways", TitledView.button("board.bulk.selected", "button button-quiet",
                    () -> update(grid.getSelectedItems().stream().map(row -> row.outage().id()).toList(), view)), updateAll(view)), grid);
        }
        refresh(view);
        sendRowsOnceShown();
    }

    static Set<Outage.Certainty> certainties(boolean certain) {
        return certain ? EnumSet.of(Outage.Certainty.SEVERAL_HOUSEHOLDS, Outage.Certainty.CONFIRMED)
                : EnumSet.of(Outage.Certainty.ONE_HOUSEHOLD);
    }

    /**
     * Loads the rows again once the table is visible. On the first visit they are sent with the page, before the table is part of it;
     * requests of the table are then never answered, because the server considers the rows sent.
     */
    private void sendRowsOnceShown() {
        grid.getElement().executeJs("""
                return new Promise(shown => new ResizeObserver((sizes, observer) => {
                  if (this.offsetHeight > 0) {
                    observer.disconnect();
                    shown(true);
                  }
                }).observe(this));""").then(shown -> grid.getDataProvider().refreshAll());
    }

    /** Reloads the rows if anything has changed; what is selected stays. */
    void refreshIfChanged(StaffView view) {
        if (filters.isPresent() && board.revision(view.actor()) != revision) {
            refresh(view);
        }
    }

    private void filtered(StaffView view) {
        UI.getCurrent().getPage().getHistory().replaceState(null, Pager.address(StaffNavigation.OUTAGES, address(view)));
        refresh(view);
    }

    /** Returns the query parameters of the list and its filters. */
    private QueryParameters address(StaffView view) {
        var query = QueryParameters.simple(filters.orElseThrow().parameters());
        return view.query().getSingleParameter(OutageBoardView.LIST).map(name -> query.merging(OutageBoardView.LIST, name)).orElse(query);
    }

    private void refresh(StaffView view) {
        BoardFilterBar bar = filters.orElseThrow();
        revision = board.revision(view.actor());
        BoardTotals found = board.totals(bar.filter(), view.actor());
        totals.setText(I18n.text("board.totals", found.outages(), found.households(), found.medical(), found.passed()));
        all.setText(I18n.text("board.bulk.all", found.outages()));
        map.ifPresent(drawn -> drawn.draw(revision, bar.isEmpty() ? Optional.empty() : Optional.of(board.list(bar.filter(),
                BoardSort.OPENED.comparator(false), 0, found.outages(), view.actor()).stream().map(row -> row.outage().id()))));
        none.removeAll();
        boolean empty = found.outages() == 0;
        if (empty) {
            none.add(new EmptyListMessage(!bar.isEmpty() ? "board.none-found"
                    : bar.isCertain() ? "board.none.OUT" : "board.none.ONE_HOUSEHOLD"));
        }
        bar.setVisible(!empty || !bar.isEmpty());
        Stream.of(totals, grid, all).forEach(part -> part.setVisible(!empty));
        all.getParent().ifPresent(row -> row.setVisible(!empty));
        grid.getDataProvider().refreshAll();
    }

    private void columns(StaffView view) {
        grid.removeAllColumns();
        grid.setPageSize(PAGE);
        grid.getElement().setAttribute("aria-label", I18n.text("board.title"));
        grid.setDataProvider(new CallbackDataProvider<BoardRow, Void>(query -> fetch(query, view), _ -> count(view),
                row -> row.outage().id()));
        ((GridMultiSelectionModel<BoardRow>) grid.setSelectionMode(Grid.SelectionMode.MULTI))
                .setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        grid.addComponentColumn(row -> PortalLinks.to(Pager.address(StaffNavigation.OUTAGES, address(view)
                .merging(OutageBoardView.OUTAGE, row.outage().id().value())), OutagePanel.locationText(row.outage())))
                .setHeader(I18n.text("board.place")).setSortProperty(BoardSort.PLACE.name()).setFlexGrow(2).setWidth("16rem");
        column("board.certainty", BoardSort.CERTAINTY, row -> I18n.text("board.certainty", row.outage().certainty()));
        column("board.service", BoardSort.SERVICE, row -> I18n.text("service", row.outage().service()));
        column("board.feeder", BoardSort.FEEDER, row -> row.feeder().orElse(""));
        Grid.Column<BoardRow> largest = column("board.households", BoardSort.HOUSEHOLDS, row -> I18n.formats().number(row.households()));
        grid.addComponentColumn(row -> row.medical() == 0 ? new Div()
                : new StatusChip(StatusChip.Tone.BAD, I18n.text("board.medical.count", row.medical())))
                .setHeader(I18n.text("board.medical")).setSortProperty(BoardSort.MEDICAL.name()).setAutoWidth(true);
        column("board.since", BoardSort.OPENED, row -> I18n.dateTime(row.outage().opened(), view.user().zone()));
        column("board.crew", BoardSort.CREW, row -> I18n.text("outage.crew", row.outage().crew()));
        column("board.cause", BoardSort.CAUSE, row -> I18n.text("outage.cause", row.outage().cause()));
        column("board.etr", BoardSort.ETR, row -> OutagePanel.restorationText(outages.findOutlook(row.outage()), view.user().zone()))
                .setFlexGrow(3);
        grid.sort(GridSortOrder.desc(largest).build());
    }

    private Grid.Column<BoardRow> column(String key, BoardSort sort, ValueProvider<BoardRow, String> text) {
        return grid.addColumn(text).setHeader(I18n.text(key)).setSortProperty(sort.name()).setTooltipGenerator(text::apply)
                .setAutoWidth(true);
    }

    private Stream<BoardRow> fetch(Query<BoardRow, Void> query, StaffView view) {
        Comparator<BoardRow> order = query.getSortOrders().stream().map(OutageTablePanel::comparator).reduce(Comparator::thenComparing)
                .orElse(BoardSort.HOUSEHOLDS.comparator(false));
        return board.list(filters.orElseThrow().filter(), order, query.getOffset(), Math.min(query.getLimit(), BulkUpdates.MAX_OUTAGES),
                view.actor()).stream();
    }

    private static Comparator<BoardRow> comparator(QuerySortOrder order) {
        return BoardSort.valueOf(order.getSorted()).comparator(order.getDirection() == SortDirection.ASCENDING);
    }

    private int count(StaffView view) {
        return board.count(filters.orElseThrow().filter(), view.actor());
    }

    private Button updateAll(StaffView view) {
        all = new Button("", pressed -> update(board.list(filters.orElseThrow().filter(), BoardSort.HOUSEHOLDS.comparator(false), 0,
                BulkUpdates.MAX_OUTAGES + 1, view.actor()).stream().map(row -> row.outage().id()).toList(), view));
        all.addClassNames("button", "button-quiet");
        return all;
    }

    private void update(Collection<OutageId> ids, StaffView view) {
        if (ids.isEmpty() || ids.size() > BulkUpdates.MAX_OUTAGES) {
            view.showMessage(StatusChip.Tone.WARN, ids.isEmpty() ? "board.bulk.none" : "board.bulk.too-many", BulkUpdates.MAX_OUTAGES);
            return;
        }
        BulkUpdateDialog.open(Set.copyOf(ids), bulk, messages, view);
    }
}
