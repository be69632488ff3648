/** Imports CIS files from a folder, and rehearses going live with a CIS. */
@org.springframework.modulith.NamedInterface("exchange")
package org.curbstop.cis.exchange;
