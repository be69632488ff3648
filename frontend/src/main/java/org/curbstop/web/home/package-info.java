/** The first page after sign-in: what is owed, what is broken, what is under way. */
package org.curbstop.web.home;
