package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.common.AccountId;
import org.curbstop.usage.MeterReads;
import org.curbstop.usage.MonthlyUsage;
import org.curbstop.web.components.BarChart;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.ResponsiveTable;

/** Creates the panels with monthly usage of each metered service. */
@org.springframework.stereotype.Component
public final class UsageHistoryPanelFactory {

    private final MeterReads meterReads;

    UsageHistoryPanelFactory(MeterReads meterReads) {
        this.meterReads = meterReads;
    }

    public Component create(AccountId account) {
        var all = new Div();
        var byService = meterReads.monthlyUsage(account, BillHistoryPanel.SHOWN).stream()
                .collect(Collectors.groupingBy(MonthlyUsage::service, TreeMap::new, Collectors.toList()));
        byService.forEach((service, months) -> all.add(
                new H3(I18n.text("use.heading", I18n.text("service", service), unit(months.getFirst()))),
                chart(service.name(), months), table(months)));
        if (byService.isEmpty()) {
            all.add(new EmptyListMessage("use.none"));
        }
        return all;
    }

    private static Component chart(String service, List<MonthlyUsage> months) {
        return new BarChart(
                I18n.text("use.chart", I18n.text("service." + service), unit(months.getFirst())),
                months.stream().map(
                        month -> new BarChart.Bar(I18n.formats().month(month.month()), figure(month.used()), month.used(),
                                month == months.getLast()))
                        .toList());
    }

    private static Component table(List<MonthlyUsage> months) {
        var table = new ResponsiveTable("use.table", "bills.month", "#use.used", "#use.per-day");
        months.reversed().forEach(month -> table.row(
                I18n.formats().monthOfYear(month.month()) + (month.estimated() ? " " + I18n.text("use.estimated") : ""),
                figure(month.used()) + " " + unit(month),
                month.perDay().setScale(2, RoundingMode.HALF_UP).toPlainString()));
        return new Details(I18n.text("chart.table"), table);
    }

    private static String unit(MonthlyUsage month) {
        return month.unit();
    }

    private static String figure(BigDecimal used) {
        return used.setScale(used.compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0, RoundingMode.HALF_UP).toPlainString();
    }
}
