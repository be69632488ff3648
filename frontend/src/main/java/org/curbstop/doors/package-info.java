/** What holds at every door that needs no sign-in: who may pass, from where, how often, and with which headers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility"})
package org.curbstop.doors;
