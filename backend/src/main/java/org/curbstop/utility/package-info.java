/** Which utility this is: the one file that names it, its lines, hours, services and fees; its clock and its addresses. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
package org.curbstop.utility;
