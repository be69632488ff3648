/** Bills: the list, one bill with its explanation, and figures of past months. */
package org.curbstop.web.bills;
