/** Notices of new bills and of bills that are due soon. Internal. */
package org.curbstop.notices.bills;
