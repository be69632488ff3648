/** Assistance programs with eligibility rules and income tables, the screening of a household for all of them, and its wording. */
@org.springframework.modulith.NamedInterface("screening")
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance.screening;
