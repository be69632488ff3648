/** How the process starts, what it loads before it listens, what is masked in its log, and what ends it when it cannot go on. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
package org.curbstop.start;
