/** Rates: tariff files, their versions over the years, and the bill lines that they produce. */
@org.springframework.modulith.NamedInterface("tariff")
@org.jspecify.annotations.NullMarked
package org.curbstop.billing.tariff;
