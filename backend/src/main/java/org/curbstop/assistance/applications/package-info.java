/** Applications for programs of the utility itself: applying, documents, and the review by staff. */
@org.springframework.modulith.NamedInterface("applications")
package org.curbstop.assistance.applications;
