/** How much is taken at once, and what is turned away at once so that the rest is answered in time. */
package org.curbstop.common.admission;
