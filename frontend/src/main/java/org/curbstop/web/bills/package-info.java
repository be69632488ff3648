/** Bills: the list, one bill with its explanation, and figures of past months. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.bills;
