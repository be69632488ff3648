/** Imports order results from the field's own system. */
@org.springframework.modulith.NamedInterface("imports")
package org.curbstop.orders.imports;
