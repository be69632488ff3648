/** Bill disputes and complaints: the list by the day of the answer, and the form to answer one. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.grievances;
