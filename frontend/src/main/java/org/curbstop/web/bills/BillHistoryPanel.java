package org.curbstop.web.bills;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import org.curbstop.billing.Bill;
import org.curbstop.web.components.BarChart;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.ResponsiveTable;

/** Shows the totals of past bills as a chart and a table. */
public final class BillHistoryPanel extends Div {

    /** A year and the month before it, so that each month can be compared with last year's. */
    public static final int SHOWN = 13;

    /** @param newestFirst bills, newest first */
    public BillHistoryPanel(List<Bill> newestFirst) {
        if (newestFirst.isEmpty()) {
            add(new EmptyListMessage("bills.none"));
            return;
        }
        List<Bill> bills = newestFirst.reversed();
        add(new BarChart(I18n.text("bills.chart"), bills.stream().map(bill -> bar(bill, bill == bills.getLast())).toList()));
        var table = new ResponsiveTable("bills.chart", "bills.month", "#bills.charges");
        newestFirst.forEach(bill -> table.row(I18n.formats().monthOfYear(month(bill)), I18n.money(bill.charges())));
        add(new Details(I18n.text("chart.table"), table));
    }

    private static BarChart.Bar bar(Bill bill, boolean last) {
        return new BarChart.Bar(
                I18n.formats().month(month(bill)), bill.charges().decimal().setScale(0, RoundingMode.HALF_UP).toPlainString(),
                bill.charges().decimal(), last);
    }

    private static YearMonth month(Bill bill) {
        return YearMonth.from(bill.period().lastDay());
    }
}
