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

/** What the last bills came to, as a picture and as a table. */
public final class BillHistoryPanel extends Div {

    /** A year and the month it began in, so that each month has last year's beside it. */
    public static final int SHOWN = 13;

    /** @param newestFirst as bills are listed */
    public BillHistoryPanel(List<Bill> newestFirst) {
        if (newestFirst.isEmpty()) {
            add(new EmptyListMessage("bills.none"));
            return;
        }
        List<Bill> bills = newestFirst.reversed();
        add(new BarChart(I18n.text("bills.chart"), bills.stream().map(bill -> bar(bill, bill == bills.getLast())).toList()));
        var table = new ResponsiveTable("bills.chart", "bills.month", "#bills.charges");
        newestFirst.forEach(bill -> table.row(I18n.monthOfYear(month(bill)), I18n.money(bill.charges())));
        add(new Details(I18n.text("chart.table"), table));
    }

    private static BarChart.Bar bar(Bill bill, boolean last) {
        return new BarChart.Bar(
                I18n.month(month(bill)), bill.charges().decimal().setScale(0, RoundingMode.HALF_UP).toPlainString(),
                bill.charges().decimal(), last);
    }

    private static YearMonth month(Bill bill) {
        return YearMonth.from(bill.period().lastDay());
    }
}
