/**
 * Assistance programs with their eligibility rules and income tables, the screening of a household against all of them, and its wording.
 */
@org.springframework.modulith.NamedInterface("screening")
package org.curbstop.assistance.screening;
