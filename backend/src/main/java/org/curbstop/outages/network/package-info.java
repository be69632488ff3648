/** The network as the utility exported it: its devices, which premises hang on which, and which device the evidence points at. */
@org.springframework.modulith.NamedInterface("network")
package org.curbstop.outages.network;
