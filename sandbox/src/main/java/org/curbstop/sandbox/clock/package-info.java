/** Moves the application's clock and immediately runs the jobs that became due. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.clock;
