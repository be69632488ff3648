/** The home page of the portal: amount owed, alerts from each package of views, and the status of every request. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.home;
