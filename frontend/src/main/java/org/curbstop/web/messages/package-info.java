/** Everything between a customer and the utility on one line, whichever way it came. */
package org.curbstop.web.messages;
