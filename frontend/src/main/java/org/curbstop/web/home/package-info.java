/** The first page after sign-in: what is owed, alerts from each package of views, and the status of every request. */
package org.curbstop.web.home;
