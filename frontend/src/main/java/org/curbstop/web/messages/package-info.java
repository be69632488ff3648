/** The timeline of an account: everything between a customer and the utility, on every channel. */
package org.curbstop.web.messages;
