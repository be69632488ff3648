/** Imports order results from the field's own system. */
@org.springframework.modulith.NamedInterface("imports")
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.imports;
