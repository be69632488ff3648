/** Choices of customers: by which channel each topic reaches them, and whether their phone may be texted. */
@org.springframework.modulith.NamedInterface("preferences")
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.preferences;
