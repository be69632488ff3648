package org.curbstop.usage;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.curbstop.utility.ServiceType;

/**
 * Use of one service in one month: the readings that ended in it. For the chart: {@code perDay} makes long and short periods comparable.
 */
public record MonthlyUsage(YearMonth month, ServiceType service, BigDecimal used, String unit, int days, BigDecimal perDay,
        boolean estimated) {}
