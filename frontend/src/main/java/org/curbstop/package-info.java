/** Start of the application. The capabilities are in the packages below. */
@org.jspecify.annotations.NullMarked
package org.curbstop;
