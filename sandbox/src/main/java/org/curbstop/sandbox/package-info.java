/**
 * Simulated services for a machine with no keys: Stripe, Twilio, mail, an identity provider and a sample town. The sandbox does not exist
 * under the profile production.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox;
