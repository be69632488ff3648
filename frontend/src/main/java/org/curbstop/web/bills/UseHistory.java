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
import org.curbstop.usage.MonthOfUse;
import org.curbstop.usage.Reads;
import org.curbstop.web.components.BarChart;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;

/** How much was used, month by month, for each metered service. */
@org.springframework.stereotype.Component
public final class UseHistory {

    private final Reads reads;

    UseHistory(Reads reads) {
        this.reads = reads;
    }

    public Component of(AccountId account) {
        var all = new Div();
        var byService = reads.of(account, BillHistory.SHOWN).stream()
                .collect(Collectors.groupingBy(MonthOfUse::service, TreeMap::new, Collectors.toList()));
        byService.forEach((service, months) -> all.add(new H3(Say.words("service", service)), chart(service.name(), months), table(months)));
        if (byService.isEmpty()) {
            all.add(new EmptyList("use.none"));
        }
        return all;
    }

    private static Component chart(String service, List<MonthOfUse> months) {
        return new BarChart(
                Say.words("use.chart", Say.words("service." + service), unit(months.getFirst())),
                months.stream().map(month -> new BarChart.Bar(Say.month(month.month()), figure(month.used()), month.used(), month == months.getLast())).toList());
    }

    private static Component table(List<MonthOfUse> months) {
        var table = new Table("use.table", "bills.month", "#use.used", "#use.per-day");
        months.reversed().forEach(month -> table.row(
                Say.monthOfYear(month.month()) + (month.estimated() ? " " + Say.words("use.estimated") : ""),
                figure(month.used()) + " " + unit(month),
                month.perDay().setScale(2, RoundingMode.HALF_UP).toPlainString()));
        return new Details(Say.words("chart.table"), table);
    }

    private static String unit(MonthOfUse month) {
        return month.unit();
    }

    private static String figure(BigDecimal used) {
        return used.setScale(used.compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0, RoundingMode.HALF_UP).toPlainString();
    }
}
