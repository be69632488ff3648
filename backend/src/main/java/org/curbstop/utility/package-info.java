/** The utility and its configuration file: phone lines, office hours, services and fees; its business calendar, clock and addresses. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
@org.jspecify.annotations.NullMarked
package org.curbstop.utility;
