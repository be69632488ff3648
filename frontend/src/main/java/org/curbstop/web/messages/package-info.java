/** The timeline of an account: everything between a customer and the utility, on every channel. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.messages;
