/** The network as imported from the utility: its devices, the premises that they serve, and the prediction of failed devices. */
@org.springframework.modulith.NamedInterface("network")
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.network;
