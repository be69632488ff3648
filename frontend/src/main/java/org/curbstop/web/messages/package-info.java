/** The timeline of an account: everything between a customer and the utility, whichever channel it came by. */
package org.curbstop.web.messages;
