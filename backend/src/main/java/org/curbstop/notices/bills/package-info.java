/** Notices of new bills and of bills that are due soon. Internal. */
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.bills;
