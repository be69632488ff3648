/** A pretend world for a machine with no keys: it does not exist under the profile production. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package org.curbstop.sandbox;
