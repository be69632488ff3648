/** Applications for the utility's own programs: applying, documents, and review by staff. */
@org.springframework.modulith.NamedInterface("applications")
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance.applications;
