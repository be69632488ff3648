/** Imports CIS files from a folder, and rehearses going live with a CIS. */
@org.springframework.modulith.NamedInterface("exchange")
@org.jspecify.annotations.NullMarked
package org.curbstop.cis.exchange;
