/** The staff desk: what waits for a person, the outage board, and a customer's account with every look on record. */
package org.curbstop.web.staff;
