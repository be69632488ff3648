/** Import kinds: how the rows of each kind of file are parsed and stored. */
@org.jspecify.annotations.NullMarked
package org.curbstop.cis.kinds;
