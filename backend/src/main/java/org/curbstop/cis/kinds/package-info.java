/** Import kinds: how the rows of each kind of file are parsed and stored. */
package org.curbstop.cis.kinds;
