/** What files hold: for each kind, how a row is read and stored. */
package org.curbstop.cis.kinds;
