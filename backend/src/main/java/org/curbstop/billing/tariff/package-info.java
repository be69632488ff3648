/** The rates: tariff files, their versions over the years, and the bill lines that they make. */
@org.springframework.modulith.NamedInterface("tariff")
package org.curbstop.billing.tariff;
