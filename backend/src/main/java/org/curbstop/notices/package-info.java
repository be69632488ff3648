/** What we tell customers, within consent and quiet hours, once each, with proof that it arrived and proof that it is ours. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "audit", "store", "utility", "accounts", "payments", "outages", "assistance", "orders", "arrangements", "cases"})
package org.curbstop.notices;
