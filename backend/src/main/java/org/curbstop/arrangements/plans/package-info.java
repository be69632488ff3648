/** Payment arrangements: offers by rule, enrollment, exceptions decided by staff, monitoring of payments, and events. */
@org.springframework.modulith.NamedInterface("plans")
package org.curbstop.arrangements.plans;
