package org.curbstop.web.components;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Bar chart of values over time, rendered on the server as a picture; a view that uses it adds a table with the same figures. */
public final class BarChart extends Div {

    private static final int HEIGHT = 150;
    private static final int STEP = 44;
    private static final int BAR_WIDTH = 26;
    private static final int TOP = 22;
    private static final int FOOT = 24;

    /**
     * @param under label below the bar
     * @param above label above the bar
     * @param marked whether the bar uses the strong color
     */
    public record Bar(String under, String above, BigDecimal value, boolean marked) {}

    public BarChart(String title, List<Bar> bars) {
        addClassName("chart");
        getElement().setAttribute("role", "img").setAttribute("aria-label", title);
        add(new Svg(drawn(bars)));
    }

    private static String drawn(List<Bar> bars) {
        BigDecimal top = bars.stream().map(Bar::value).reduce(BigDecimal.ONE, BigDecimal::max);
        int width = Math.max(STEP * bars.size(), STEP);
        var svg = new StringBuilder("<svg viewBox='0 0 %d %d' aria-hidden='true' focusable='false'>".formatted(width, HEIGHT + TOP + FOOT));
        svg.append("<line class='base' x1='0' y1='%1$d' x2='%2$d' y2='%1$d'/>".formatted(HEIGHT + TOP, width));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int high = bar.value().max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(HEIGHT)).divide(top, 0, RoundingMode.HALF_UP)
                    .intValueExact();
            int left = i * STEP + (STEP - BAR_WIDTH) / 2;
            int middle = i * STEP + STEP / 2;
            svg.append("<rect class='%s' x='%d' y='%d' width='%d' height='%d' rx='4'/>"
                    .formatted(bar.marked() ? "bar now" : "bar", left, HEIGHT + TOP - high, BAR_WIDTH, high));
            svg.append("<text class='above' x='%d' y='%d'>%s</text>".formatted(middle, HEIGHT + TOP - high - 7, escaped(bar.above())));
            svg.append("<text class='under' x='%d' y='%d'>%s</text>".formatted(middle, HEIGHT + TOP + 17, escaped(bar.under())));
        }
        return svg.append("</svg>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
