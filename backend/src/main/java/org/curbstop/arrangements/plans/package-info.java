/** Payment arrangements: offers by rule, enrollment, exceptions decided by staff, monitoring of payments, and events. */
@org.springframework.modulith.NamedInterface("plans")
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements.plans;
