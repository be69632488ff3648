/** Rates: tariff files, their versions over the years, and the bill lines that they produce. */
@org.springframework.modulith.NamedInterface("tariff")
package org.curbstop.billing.tariff;
