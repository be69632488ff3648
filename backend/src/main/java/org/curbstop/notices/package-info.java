/** What we tell customers, within consent and quiet hours, once each, with proof that it arrived and proof that it is ours. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "accounts", "audit", "payments", "outages", "cases"})
package org.curbstop.notices;
