/**
 * Which utility this is: the one file that names it, its phone lines, office hours, services and fees; its business calendar, its clock and
 * its addresses.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
package org.curbstop.utility;
