/** Bills: the list, one bill with its reasons, and past months' figures. */
package org.curbstop.web.bills;
