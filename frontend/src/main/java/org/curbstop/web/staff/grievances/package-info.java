/** Bill disputes and complaints: the list by the day of the answer, and one of them to answer. */
package org.curbstop.web.staff.grievances;
