package org.curbstop.usage;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.curbstop.utility.ServiceType;

/** Usage of one service in one month, from the reads taken in it. {@code perDay} makes periods of different length comparable. */
public record MonthlyUsage(YearMonth month, ServiceType service, BigDecimal used, String unit, int days, BigDecimal perDay,
        boolean estimated) {}
