/**
 * Service orders as customers place them: start, stop, move or a visit, the state of each, and applications that only a person can
 * decide.
 */
package org.curbstop.web.orders;
