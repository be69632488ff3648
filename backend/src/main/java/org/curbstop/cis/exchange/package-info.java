/** Takes files of the customer information system from a folder, and rehearses going live with it. */
@org.springframework.modulith.NamedInterface("exchange")
package org.curbstop.cis.exchange;
