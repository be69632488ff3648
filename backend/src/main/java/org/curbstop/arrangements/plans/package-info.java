/**
 * Time to pay: offers by rule, enrollment, exceptions that a person decides, the monitor of what is paid and due, and the events about it.
 */
@org.springframework.modulith.NamedInterface("plans")
package org.curbstop.arrangements.plans;
