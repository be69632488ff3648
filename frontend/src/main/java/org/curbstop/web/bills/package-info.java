/** Bills: the list, one bill with its reasons, the figures of past months. */
package org.curbstop.web.bills;
